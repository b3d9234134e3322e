import { useSignal } from '@preact/signals';
import type { Command, ControlInfo, Opened } from '../../serve/protocol.ts';
import { Choice, NumberField, type Option, Radios } from '../form.tsx';
import { atStep, moment, number, time, unitText } from '../format.ts';
import { controlValues, hoursAt, live, opened } from '../run/state.ts';
import { act, actAndSchedule } from '../run/steer.ts';
import { branch } from '../run/twins.ts';
import { allRuns } from '../run/undo.ts';
import { asOne } from '../run/undo-stack.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';

type Kind = 'drug' | 'control' | 'rule' | 'none';

interface Difference {
  name: string;
  make: () => Promise<unknown>;
}

/** Asks how the new run should differ, and branches it off at the present moment. */
export function BranchDialog({ close }: { close: () => void }) {
  const run = opened.value!;
  const kinds = kindsOf(run);
  const kind = useSignal<Kind>(kinds[0].id);
  const problem = useSignal('');
  const drug = useSignal(run.drugs[0]?.id ?? '');
  const amount = useSignal(run.drugs[0]?.usual ?? 0);
  const times = useSignal(1);
  const path = useSignal(run.controls[0]?.path ?? '');
  const value = useSignal(otherThanNow(run.controls[0]));
  const rule = useSignal(run.rules.find(({ off }) => !off)?.id ?? '');

  const say = texts.value.twins;
  const difference = (): Difference => {
    switch (kind.value) {
      case 'drug':
        return dosing(run, drug.value, amount.value, times.value);
      case 'control':
        return setting(run, path.value, value.value);
      case 'rule':
        return {
          name: say.ruleOff(translated(run.rules.find(({ id }) => id === rule.value)!.says)),
          make: () => act({ do: 'knockout', path: `rules.${rule.value}` }),
        };
      case 'none':
        return { name: say.byHand, make: () => Promise.resolve() };
    }
  };
  const go = async () => {
    try {
      const { name, make } = difference();
      await asOne(allRuns(), () => branch((step) => say.from(name, moment(hoursAt(step))), make));
      close();
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  const control = run.controls.find((one) => one.path === path.value);
  const given = run.drugs.find((one) => one.id === drug.value);
  return (
    <Dialog title={say.title} close={close}>
      <form
        class="branch-form"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p class="quiet">{say.says(time(hoursAt(live.value.step)))}</p>
        <Radios
          legend={say.difference}
          name="difference"
          value={kind.value}
          options={kinds}
          choose={(id) => {
            kind.value = id;
          }}
        />
        {kind.value === 'drug' && given !== undefined && (
          <div class="fields">
            <Choice
              label={say.drug}
              name="twin-drug"
              value={drug.value}
              options={run.drugs.map(({ id, label }) => ({ id, label: translated(label) }))}
              choose={(id) => {
                drug.value = id;
                amount.value = run.drugs.find((one) => one.id === id)?.usual ?? 0;
              }}
            />
            <NumberField
              label={texts.value.dose.amount(given.doseUnit)}
              name="twin-dose"
              value={amount.value}
              low={0}
              high={given.high}
              change={(next) => {
                amount.value = next;
              }}
            />
            <NumberField
              label={
                given.interval > 0 ? texts.value.dose.timesApart(number(given.interval / 60)) : texts.value.dose.times
              }
              name="twin-times"
              value={times.value}
              low={1}
              high={50}
              change={(next) => {
                times.value = Math.round(next);
              }}
            />
          </div>
        )}
        {kind.value === 'control' && control !== undefined && (
          <div class="fields">
            <Choice
              label={say.lever}
              name="twin-control"
              value={path.value}
              options={run.controls.map((one) => ({ id: one.path, label: translated(one.label) }))}
              choose={(id) => {
                path.value = id;
                value.value = otherThanNow(run.controls.find((one) => one.path === id));
              }}
            />
            <NumberField
              label={say.value(unitText(control.unit))}
              name="twin-value"
              value={value.value}
              low={control.low}
              high={control.high}
              change={(next) => {
                value.value = next;
              }}
            />
          </div>
        )}
        {kind.value === 'rule' && (
          <div class="fields">
            <Choice
              label={say.rule}
              name="twin-rule"
              value={rule.value}
              options={run.rules
                .filter(({ off }) => !off)
                .map(({ id, says }) => ({ id, label: `${id}  ${translated(says)}` }))}
              choose={(id) => {
                rule.value = id;
              }}
            />
          </div>
        )}
        {kind.value === 'none' && <p class="quiet">{say.byHandSays}</p>}
        {problem.value !== '' && <p role="alert">{problem.value}</p>}
        <button type="submit" class="main" data-action="branch-now">
          {say.branch}
        </button>
      </form>
    </Dialog>
  );
}

function kindsOf(run: Opened): Option<Kind>[] {
  const say = texts.value.twins.kinds;
  const kinds: Option<Kind>[] = [];
  if (run.drugs.length > 0) kinds.push({ id: 'drug', label: say.drug });
  if (run.controls.length > 0) kinds.push({ id: 'control', label: say.control });
  if (run.rules.some(({ off }) => !off)) kinds.push({ id: 'rule', label: say.rule });
  kinds.push({ id: 'none', label: say.none });
  return kinds;
}

function dosing(run: Opened, id: string, amount: number, times: number): Difference {
  const drug = run.drugs.find((one) => one.id === id)!;
  const every = Math.max(1, Math.round(drug.interval / run.minutesPerStep));
  const dose = { do: 'dose' as const, drug: id, amount: amount * drug.mgPerUnit };
  return {
    name: translated(drug.label),
    make: () =>
      actAndSchedule(dose, (first) =>
        Array.from({ length: times - 1 }, (_, k): Command => ({ step: first.step + (k + 1) * every, ...dose })),
      ),
  };
}

function setting(run: Opened, path: string, value: number): Difference {
  const control = run.controls.find((one) => one.path === path)!;
  return {
    name: `${translated(control.label)} ${atStep(value, control.step)} ${unitText(control.unit)}`.trim(),
    make: () => act({ do: 'set', path, value }),
  };
}

/** A value that makes a difference: half the lever's present one, or twice that where half is too low. */
function otherThanNow(control: ControlInfo | undefined): number {
  if (control === undefined) return 0;
  const now = controlValues.value[control.path] ?? control.value;
  if (now === 0) return control.high;
  return now / 2 >= control.low ? now / 2 : Math.min(control.high, now * 2);
}

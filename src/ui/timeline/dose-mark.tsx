import './dose-mark.css';
import { signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Command, DrugInfo } from '../../serve/protocol.ts';
import { NumberField } from '../form.tsx';
import { moment, number } from '../format.ts';
import { hoursAt, live, log, opened, problems, stepAt } from '../run/state.ts';
import { rewrite } from '../run/steer.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { along, axis } from './axis.ts';

export type Dose = Extract<Command, { do: 'dose' }>;

/** Hours by which an arrow key moves a dose. */
const NUDGE = 1;
/** Largest movement of a pointer that still counts as a click, CSS pixels. */
const STILL = 3;

/** The dose being changed in a dialog. */
const edited = signal<{ dose: Dose; drug: DrugInfo } | null>(null);

/** The log with one dose replaced by others. */
const replaced = (dose: Dose, by: readonly Dose[]): Command[] => [
  ...log.value.filter((one) => !isOne(one, dose)),
  ...by,
];

/** Whether two commands are the same; one that was just given has no number yet. */
const isOne = (a: Command, b: Command): boolean => (b.number === undefined ? a === b : a.number === b.number);

const change = (next: Command[]): void => {
  void rewrite(next).catch((error: unknown) => {
    problems.value = {
      file: texts.value.notices.dose,
      lines: [error instanceof Error ? error.message : String(error)],
    };
  });
};

/** A dose on the lane of its drug: it can be dragged to another time, or edited in a dialog. */
export function DoseMark({ dose, drug }: { dose: Dose; drug: DrugInfo }) {
  const element = useRef<HTMLButtonElement>(null);
  const shift = useSignal(0);
  const from = useRef<number | null>(null);
  const dragged = useRef(false);
  const hours = hoursAt(dose.step);
  const at = along(hours + shift.value);
  if (at < 0 || at > 1) return null;
  const amount = `${number(dose.amount / drug.mgPerUnit)} ${drug.doseUnit}`;
  const say = texts.value.dose;
  const moveTo = (to: number) => {
    const run = opened.value!;
    const step = Math.min(run.duration, Math.max(-run.settle, stepAt(to)));
    if (step !== dose.step) change(replaced(dose, [{ ...dose, step }]));
  };
  return (
    <button
      type="button"
      ref={element}
      class="dose-mark"
      data-action="dose"
      data-given={dose.step <= live.value.step}
      aria-label={say.mark(amount, translated(drug.label), moment(hours))}
      title={say.markTitle(amount, moment(hours + shift.value))}
      style={{ left: `${at * 100}%` }}
      onPointerDown={(event) => {
        from.current = event.clientX;
        dragged.current = false;
        element.current!.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (from.current === null) return;
        const moved = event.clientX - from.current;
        if (Math.abs(moved) > STILL) dragged.current = true;
        const width = element.current!.parentElement!.clientWidth;
        if (dragged.current) shift.value = (moved / width) * (axis.value.to - axis.value.from);
      }}
      onPointerUp={() => {
        from.current = null;
        if (dragged.current) moveTo(hours + shift.value);
        shift.value = 0;
      }}
      onClick={() => {
        if (!dragged.current) edited.value = { dose, drug };
        dragged.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') moveTo(hours - NUDGE);
        else if (event.key === 'ArrowRight') moveTo(hours + NUDGE);
        else if (event.key === 'Delete' || event.key === 'Backspace') change(replaced(dose, []));
        else return;
        event.preventDefault();
      }}
    />
  );
}

/** Edits the dose that was clicked; placed beside the lanes so that it does not inherit their styles. */
export function DoseEditor() {
  const now = edited.value;
  if (now === null) return null;
  return (
    <DoseDialog
      key={`${now.drug.id} ${now.dose.step}`}
      dose={now.dose}
      drug={now.drug}
      close={() => {
        edited.value = null;
      }}
    />
  );
}

/** When, how much and how often. */
function DoseDialog({ dose, drug, close }: { dose: Dose; drug: DrugInfo; close: () => void }) {
  const hours = useSignal(hoursAt(dose.step));
  const amount = useSignal(dose.amount / drug.mgPerUnit);
  const times = useSignal(1);
  const every = useSignal(drug.interval > 0 ? drug.interval / 60 : 24);
  const apply = () => {
    const { duration, settle } = opened.value!;
    const first = Math.max(-settle, stepAt(hours.value));
    const doses = Array.from({ length: Math.max(1, Math.round(times.value)) }, (_, n) => ({
      ...dose,
      number: n === 0 ? dose.number : undefined,
      step: first + n * Math.max(1, stepAt(every.value)),
      amount: amount.value * drug.mgPerUnit,
    }));
    close();
    change(
      replaced(
        dose,
        doses.filter(({ step }) => step <= duration),
      ),
    );
  };
  const say = texts.value.dose;
  const fields = [
    { name: 'dose-hours', label: say.time, value: hours, low: 0 },
    { name: 'dose-amount', label: say.amount(drug.doseUnit), value: amount, low: 0 },
    { name: 'dose-times', label: say.times, value: times, low: 1 },
    { name: 'dose-every', label: say.every, value: every, low: 0.1 },
  ];
  return (
    <Dialog title={say.title(translated(drug.label))} close={close}>
      <form
        class="branch-form"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div class="fields">
          {fields.map(({ name, label, value, low }) => (
            <NumberField
              key={name}
              name={name}
              label={label}
              value={value.value}
              low={low}
              change={(to) => {
                value.value = to;
              }}
            />
          ))}
        </div>
        <div class="share-actions">
          <button type="submit" class="main" data-action="dose-change">
            {say.change}
          </button>
          <button
            type="button"
            data-action="dose-remove"
            onClick={() => {
              close();
              change(replaced(dose, []));
            }}
          >
            {say.remove}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

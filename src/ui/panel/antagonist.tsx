import './lever.css';
import './antagonist.css';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { drugGiven } from '../../run/command.ts';
import type { Command, DrugInfo, Opened } from '../../serve/protocol.ts';
import { atStep, number, reading, time } from '../format.ts';
import { hoursAt, live, log, measureIndex, opened, readouts, running } from '../run/state.ts';
import { actAndSchedule } from '../run/steer.ts';
import { texts, translated } from '../texts/language.ts';
import { ExplainButton, Explanation, useExplanation } from './explanation.tsx';
import { Slider } from './slider.tsx';

const REPEATS = [1, 3, 5, 10];
/** In place of how often: as an infusion over the usual time between two doses. */
const INFUSED = 0;

/** Chooses a drug and gives it, once, several times or as an infusion. */
export function Antagonist({ run }: { run: Opened }) {
  const [planned = run.drugs[0]?.id ?? ''] = run.log.flatMap((command) => drugGiven(command) ?? []);
  const chosen = useSignal(planned);
  const drug = run.drugs.find((one) => one.id === chosen.value) ?? null;
  const explanation = useExplanation();
  const say = texts.value.panel;
  const name = run.drugs.every(({ blocks }) => blocks.length > 0) ? say.antagonist : say.drugs;
  return (
    <section class="lever antagonist" aria-label={name}>
      <header>
        <h2>
          {name} {drug !== null && <ExplainButton explanation={explanation} about={translated(drug.label)} />}
        </h2>
        <p>
          {drug === null
            ? say.noDrug
            : drug.blocks.length > 0
              ? say.blocks(drug.blocks.map(({ label }) => translated(label)).join(', '))
              : ''}
        </p>
      </header>
      <fieldset class="segments" data-control="drug">
        <legend class="unseen">{say.drug}</legend>
        {[{ id: '', label: say.none }, ...run.drugs.map(({ id, label }) => ({ id, label: translated(label) }))].map(
          (one) => (
            <label key={one.id}>
              <input
                type="radio"
                name="drug"
                value={one.id}
                checked={chosen.value === one.id}
                onChange={() => {
                  chosen.value = one.id;
                }}
              />
              <span>{one.label}</span>
            </label>
          ),
        )}
      </fieldset>
      {drug !== null && <Explanation explanation={explanation} help={translated(drug.help)} />}
      {drug !== null && <Dose key={drug.id} drug={drug} />}
      <Blocked drug={drug} />
    </section>
  );
}

function Dose({ drug }: { drug: DrugInfo }) {
  const amount = useSignal(drug.usual);
  const times = useSignal(1);
  const step = niceStep(drug.high - drug.low);
  const say = texts.value.panel;
  const give = async () => {
    const mg = amount.value * drug.mgPerUnit;
    const every = Math.max(1, Math.round(drug.interval / (opened.value?.minutesPerStep ?? 1)));
    if (times.value === INFUSED) {
      const hours = (every * (opened.value?.minutesPerStep ?? 1)) / 60;
      await actAndSchedule({ do: 'infuse', drug: drug.id, rate: mg / hours, steps: every }, () => []);
      return;
    }
    await actAndSchedule({ do: 'dose', drug: drug.id, amount: mg }, (first) =>
      Array.from(
        { length: times.value - 1 },
        (_, k): Command => ({ step: first.step + (k + 1) * every, do: 'dose', drug: drug.id, amount: mg }),
      ),
    );
  };
  return (
    <div class="dose">
      <div class="dose-amount">
        <span>{say.doseRoute(translated(drug.route))}</span>
        <p>
          <b data-readout="dose">{atStep(amount.value, step)}</b> <small>{drug.doseUnit}</small>
        </p>
      </div>
      <Slider
        name="dose"
        label={say.doseOf(translated(drug.label), drug.doseUnit)}
        value={amount.value}
        low={drug.low}
        high={drug.high}
        step={step}
        usual={drug.usual}
        usualText={say.usual(number(drug.usual))}
        unit={drug.doseUnit}
        format={(one) => atStep(one, step)}
        input={(one) => {
          amount.value = one;
        }}
      />
      <div class="dose-give">
        <button
          type="button"
          class="main"
          data-action="give"
          disabled={amount.value <= 0}
          onClick={() => void give().catch(() => {})}
        >
          {say.give}
        </button>
        <select
          data-control="repeat"
          aria-label={say.howOften}
          value={times.value}
          onChange={(event) => {
            times.value = Number(event.currentTarget.value);
          }}
        >
          {(drug.interval > 0 ? REPEATS : [1]).map((count) => (
            <option key={count} value={count}>
              {count === 1 ? say.once : say.times(count, number(drug.interval / 60))}
            </option>
          ))}
          {drug.interval > 0 && <option value={INFUSED}>{say.infused(number(drug.interval / 60))}</option>}
        </select>
      </div>
    </div>
  );
}

/** Whether a dose was given just now to a run that stands still, where it does nothing yet. */
function waitsForPlay(): boolean {
  const { step } = live.value;
  return !running.value && log.value.some((command) => drugGiven(command) !== undefined && command.step === step);
}

/** The next planned dose, and how many receptors are blocked at present. */
function Blocked({ drug }: { drug: DrugInfo | null }) {
  const run = opened.value;
  const next = log.value.find((command) => drugGiven(command) !== undefined && command.step > live.value.step);
  const target = drug?.blocks[0];
  const waits = waitsForPlay();
  const note = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (waits) note.current?.scrollIntoView({ block: 'nearest' });
  }, [waits]);
  const index = measureIndex(`blood.${target?.id}.blocked`);
  const value = readouts.value[index];
  if (next === undefined && value === undefined) return null;
  return (
    <p class="lever-note" data-waits={waits} ref={note}>
      {waits && `${texts.value.panel.givenNow} `}
      {next !== undefined && texts.value.panel.next(time(hoursAt(next.step)))}
      {value !== undefined && (
        <>
          {texts.value.panel.blockedNow(target ? translated(target.label) : '')}{' '}
          <b data-readout={run!.measures[index].id} data-value={value}>
            {reading(value)} %
          </b>
        </>
      )}
    </p>
  );
}

/** The step, 1, 2 or 5 times a power of ten, that divides a range into about a hundred. */
function niceStep(range: number): number {
  const rough = range / 100;
  const decade = 10 ** Math.floor(Math.log10(rough > 0 ? rough : 1));
  return decade * ([1, 2, 5].find((step) => step * decade >= rough) ?? 10);
}

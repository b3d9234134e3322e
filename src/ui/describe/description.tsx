import './description.css';
import type { Arm } from '../run/arm.ts';
import { arms, letterOf } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { describe } from './sentences.ts';

/** Minutes before now with which counts are compared. */
const BEFORE = 360;

/** What the pictures show, in words that follow the runs. */
export function Description() {
  return (
    <section class="description" aria-label={texts.value.describe.name}>
      {arms.value.map((arm) => (
        <div key={arm.key}>
          {arms.value.length > 1 && (
            <h3>
              {letterOf(arm)} {arm.name.value}
            </h3>
          )}
          <p data-readout="description">{sentencesOf(arm).join(' ')}</p>
        </div>
      ))}
    </section>
  );
}

/** The sentences about a run at this moment. */
export function sentencesOf(arm: Arm): string[] {
  const run = arm.opened.value;
  const values = arm.readouts.value;
  if (run === null || values.length !== run.measures.length || Number.isNaN(values[0])) return [];
  const places = new Map(run.measures.map(({ id }, at) => [id, at]));
  const row = arm.series.rowAt(arm.live.value.step - BEFORE / run.minutesPerStep);
  return describe({
    run,
    now: (id) => values[places.get(id) ?? -1] ?? Number.NaN,
    before: (id) => (row < 0 || !places.has(id) ? Number.NaN : arm.series.value(row, places.get(id)!)),
  });
}

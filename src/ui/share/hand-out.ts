/** The forms in which a run can be passed on: an address, a file for the command line, a table of its measures. */
import { dequal } from 'dequal/lite';
import { csvLine } from '../../base/csv.ts';
import { unnumbered } from '../../run/command.ts';
import { lesson } from '../lesson/lesson.ts';
import type { Arm } from '../run/arm.ts';
import { capture } from '../run/capture.ts';
import { shipped } from '../run/scenarios.ts';
import { arms } from '../run/state.ts';
import { addressOf } from '../session/places.ts';

/** All runs shown, with their logs, the moment and how they are displayed. */
async function session() {
  // The page may not have heard yet what was done last.
  await Promise.all(arms.value.map((arm) => arm.frames.refresh()));
  const at = lesson.value;
  const { scenario, seed, log, view, beside } = capture(at === null ? undefined : { question: at.at, step: at.step });
  const own = arms.value[0].opened.value!.log;
  const changed = log !== undefined && !dequal(log.map(unnumbered), own.map(unnumbered));
  return {
    scenario,
    seed,
    base: await shipped(scenario.id),
    extras: { ...(view ? { view } : {}), ...(changed ? { log } : {}), ...(beside ? { beside } : {}) },
  };
}

/** The address that opens all runs that are shown, at this moment. */
export async function sessionAddress(): Promise<string> {
  const claim = lesson.value?.claim?.claim.row;
  if (claim !== undefined) return addressOf({ at: 'atlas', claim }).href;
  const { linkOf } = await import('../../link/link.ts');
  const { scenario, seed, base, extras } = await session();
  const address = new URL(location.href);
  address.search = '';
  address.hash = await linkOf(scenario, seed, base, extras);
  return address.href;
}

/** The text of a file that opens all runs that are shown, at this moment. */
export async function sessionFile(): Promise<string> {
  const { sessionText } = await import('../../link/session.ts');
  const { scenario, seed, base, extras } = await session();
  return `${sessionText(scenario, seed, base, extras)}\n`;
}

/** The text of run.json for a run up to the present step. */
export async function runFileOf(arm: Arm): Promise<string> {
  const { runFileText } = await import('../../link/run-file.ts');
  const { seed, settle } = arm.opened.value!;
  const { step } = arm.live.value;
  const digest = await arm.simulation.digest();
  const log = await arm.simulation.log();
  return runFileText({
    seed,
    steps: step + settle,
    log,
    digests: [{ step, digest }],
    scenario: arm.scenario!,
  });
}

/** Every measure at every recorded step, in the format of the command line's measures.csv plus units. */
export function measuresCsv(arm: Arm): string {
  const { measures, minutesPerStep } = arm.opened.value!;
  const { series } = arm;
  const lines = [csvLine(['step', 'hours', 'tissue', 'measure', 'unit', 'value'])];
  for (let row = 0; row < series.rows; row++) {
    const step = series.step(row);
    if (step > arm.live.value.step) break;
    measures.forEach(({ id, unit }, i) => {
      const tissue = id.slice(0, id.indexOf('.'));
      lines.push(csvLine([step, (step * minutesPerStep) / 60, tissue, id, unit, series.value(row, i)]));
    });
  }
  return lines.join('');
}

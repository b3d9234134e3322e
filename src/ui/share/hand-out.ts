/** Forms in which a run can be passed on: an address, a file for the command line, a table of its measures. */

import { dequal } from 'dequal/lite';
import { csvLine } from '../../base/csv.ts';
import { drugGiven, unnumbered } from '../../run/command.ts';
import type { ControlInfo, MeasureInfo, Opened } from '../../serve/protocol.ts';
import { axisName } from '../format.ts';
import { lesson } from '../lesson/lesson.ts';
import type { Arm } from '../run/arm.ts';
import { capture } from '../run/capture.ts';
import { labelIn } from '../run/measure-name.ts';
import { shipped } from '../run/scenarios.ts';
import { arms, letterOf, lever } from '../run/state.ts';
import { addressOf } from '../session/places.ts';
import { texts, translated } from '../texts/language.ts';

/** All runs shown, with their logs, the moment and how they are displayed. */
async function session() {
  // The page may not yet have heard of the latest changes.
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

/**
 * Every measure at every recorded step, in the format of the command line's measures.csv plus units; of several runs the
 * first column is the letter of the run.
 */
export function measuresCsv(runs: readonly Arm[]): string {
  const letter = (arm: Arm) => (runs.length > 1 ? [letterOf(arm)] : []);
  const heads = ['step', 'hours', 'tissue', 'measure', 'unit', 'value'];
  const lines = [csvLine(runs.length > 1 ? ['run', ...heads] : heads)];
  for (const arm of runs) {
    const { measures, minutesPerStep } = arm.opened.value!;
    for (const { row, step } of rowsOf(arm)) {
      measures.forEach(({ id, unit }, i) => {
        const tissue = id.slice(0, id.indexOf('.'));
        const values = [step, (step * minutesPerStep) / 60, tissue, id, unit, arm.series.value(row, i)];
        lines.push(csvLine([...letter(arm), ...values]));
      });
    }
  }
  return lines.join('');
}

/**
 * What the charts show, for a spreadsheet: a row for each moment; a column for each charted measure, for each drug that
 * was given, and for the large lever.
 */
export function chartsCsv(runs: readonly Arm[], charted: readonly MeasureInfo[]): string {
  const [first] = runs;
  const run = first.opened.value!;
  const shown = new Set(charted.map(({ id }) => id));
  const measures = [...charted, ...givenDrugs(runs, run).filter(({ id }) => !shown.has(id))];
  const names = measures.map((one) => axisName(labelIn(run, one), one.unit));
  const control = lever.value;
  const moved = control === null ? [] : [axisName(translated(control.label), control.unit)];
  const say = texts.value.share.columns;
  const lines = [csvLine([say.run, say.seed, say.hours, ...names, ...moved])];
  for (const arm of runs) {
    const { minutesPerStep, seed } = arm.opened.value!;
    const indexes = measures.map(({ id }) => arm.opened.value!.measures.findIndex((one) => one.id === id));
    for (const { row, step } of rowsOf(arm)) {
      const values = indexes.map((index) => arm.series.value(row, index));
      const at = control === null ? [] : [leverAt(arm, control, step)];
      lines.push(csvLine([letterOf(arm), seed, (step * minutesPerStep) / 60, ...values, ...at]));
    }
  }
  return lines.join('');
}

/** The measures of the drugs that any of the runs was given. */
function givenDrugs(runs: readonly Arm[], { measures }: Opened): MeasureInfo[] {
  const given = runs.flatMap((arm) => arm.knownLog().map((command) => `blood.${drugGiven(command)}`));
  return measures.filter(({ id }) => given.includes(id));
}

/** Where a lever stood at a step. */
function leverAt(arm: Arm, { path, value }: ControlInfo, step: number): number {
  const start = arm.opened.value!.controls.find((one) => one.path === path)?.value ?? value;
  const moves = arm.knownLog().filter((one) => one.do === 'set' && one.path === path && one.step <= step);
  const last = moves.at(-1);
  return last?.do === 'set' ? last.value : start;
}

/** The recorded steps of a run up to its present step. */
function rowsOf({ series, live }: Arm): { row: number; step: number }[] {
  const rows = Array.from({ length: series.rows }, (_, row) => ({ row, step: series.step(row) }));
  return rows.filter(({ step }) => step <= live.value.step);
}

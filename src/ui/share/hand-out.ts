/** What a run can be handed out as: an address, a file that the command line replays, a table of its measures. */
import { version } from '../../../package.json';
import { csvLine } from '../../base/csv.ts';
import type { RunFile } from '../../link/run-file.ts';
import type { Command } from '../../simulation/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { shipped } from '../run/scenarios.ts';
import { colour, field } from '../run/state.ts';

/** The address that opens a run, with its log, the moment and how it is looked at. */
export async function addressOf(arm: Arm): Promise<string> {
  const { linkOf } = await import('../../link/link.ts');
  const scenario = arm.scenario!;
  const { seed, log: own } = arm.opened.value!;
  const log = await arm.simulation.log();
  const view = { colour: colour.value, field: field.value, step: arm.live.value.step };
  const changed = JSON.stringify(log) !== JSON.stringify(own) || arm.origin !== null;
  const fragment = await linkOf(scenario, seed, await shipped(scenario.id), changed ? { log, view } : { view });
  const address = new URL(location.href);
  address.search = '';
  address.hash = fragment;
  return address.href;
}

/** The text of run.json for a run up to the present step. */
export async function runFileOf(arm: Arm): Promise<string> {
  const { runFileText } = await import('../../link/run-file.ts');
  const { seed, settle } = arm.opened.value!;
  const { step } = arm.live.value;
  const digest = await arm.simulation.digest();
  const log: Command[] = await arm.simulation.log();
  return runFileText({
    version,
    seed,
    steps: step + settle,
    log,
    digests: [{ step, digest }],
    scenario: arm.scenario!,
  });
}

/** The run that a file holds, or what is wrong with it; null for a file that holds no run. */
export async function readRun(text: string): Promise<{ file: RunFile } | { problems: string[] } | null> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { checkRunFile, isRun } = await import('../../link/run-file.ts');
  return isRun(value) ? checkRunFile(value) : null;
}

/** Every measure at every recorded step, in the form of the command line's measures.csv with a unit beside it. */
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

/** Commands that another machine can follow, and the digests that they must give. */
import { basename } from 'node:path';
import { dequal } from 'dequal';
import { modelDigestOf, otherCore } from '../../link/run-file.ts';
import { USUAL_WIDTH } from '../../link/study-file.ts';
import { type Command, isEqual } from '../../run/command.ts';
import { BASE, withArm } from '../../run/scenario-arms.ts';
import { logFor, run } from '../../run/whole-run.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { RESULTS } from '../../sweep/collect.ts';
import { PLAN, planDigest } from '../../sweep/folder.ts';
import { shippedScenarios } from '../home.ts';
import { readFile } from '../load-scenario.ts';
import { seedsFrom } from '../numbers.ts';
import { quoted } from '../run/interrupt.ts';
import { planOf, sweepNames } from '../sweep/files.ts';
import { RUN } from '../write-run.ts';
import { changesBetween } from './changed-numbers.ts';
import type { RunSubject, ScenarioSubject, StudySubject, Subject, SweepSubject } from './described.ts';

export interface Check {
  /** What has to be at hand, which goes with the results: `the plan.json of the sweep`. */
  needs?: string;
  /** Commands of a shell, one after another. */
  commands: string[];
  /** What the digests are of. */
  of: string;
  digests: { name: string; digest: string }[];
}

export function checksOf(subject: Subject): Check[] {
  switch (subject.kind) {
    case 'scenario':
      return ofScenario(subject);
    case 'run':
      return [ofRun(subject)];
    case 'study':
      return ofStudy(subject);
    case 'sweep':
      return [ofSweep(subject)];
  }
}

const line = (...words: string[]): string => ['npx stroma', ...words.map(quoted)].join(' ');

/** The words that ask for changes. */
const setting = (changes: readonly string[]): string[] => changes.flatMap((change) => ['--set', change]);

/** The last state is known only once the scenario has run; the first one shows that it is the same scenario. */
function ofScenario({ given, changes, scenario }: ScenarioSubject): Check[] {
  const { digest } = run(scenario, { steps: 0 });
  const words = ['run', given, ...setting(changes), '--seed', scenario.seed];
  return [
    { commands: [line(...words, '--steps', '0')], of: 'the first state', digests: [{ name: scenario.seed, digest }] },
    { commands: [line(...words)], of: 'the last state, known once it has run', digests: [] },
  ];
}

function ofRun({ path, file }: RunSubject): Check {
  const { scenario, seed, steps, log, digests } = file;
  const words = otherCore(file) === null ? wordsFor(scenario, steps, log) : null;
  const found = { of: 'the last state', digests: [{ name: seed, digest: digests.at(-1)!.digest }] };
  if (words) return { commands: [line(...words, '--seed', seed, '--steps', String(steps))], ...found };
  const name = basename(path);
  return { needs: `the ${name} of the run`, commands: [line('replay', name)], ...found };
}

function ofStudy({ plan, runs }: StudySubject): Check[] {
  const { arms, compare, scenario, seed, seeds, steps } = plan;
  const words = wordsFor(scenario, steps[0], null);
  if (words && new Set(steps).size === 1 && runs.length === seeds * arms.length) {
    const which = compare ? ['--compare', ...arms] : arms[0] === BASE ? [] : ['--arm', arms[0]];
    const asked = ['--seeds', String(seeds), '--seed', seed, '--steps', String(steps[0]), ...recording(scenario)];
    // p values are corrected for the number of measures, and the seeds that are needed hang on the width.
    if (compare && plan.width !== USUAL_WIDTH) asked.push('--width', plan.width);
    const digests = runs.map((one) => ({ name: `${one.seed}, ${one.arm}`, digest: one.digest }));
    return [{ commands: [line(...words, ...which, ...asked)], of: 'the last state of each run', digests }];
  }
  return runs.map((one) => ({
    needs: 'the folder of the runs',
    commands: [line('replay', `${one.run}/${RUN}`)],
    of: `the last state of run ${one.run}`,
    digests: [{ name: `${one.seed}, ${one.arm}`, digest: one.digest }],
  }));
}

/** The words that ask for the measures of a run, where they are not those of the scenario that comes with Stroma. */
function recording({ id, measure }: Prepared): string[] {
  const own = readFile(shippedScenarios()[id]).scenario?.measure ?? [];
  return dequal(own, measure) ? [] : measure.flatMap((one) => ['--measure', one]);
}

/** The plan makes the whole sweep; where it comes with Stroma, so does its name. */
function ofSweep({ given, folder, plan, results }: SweepSubject): Check {
  const digest = planDigest(plan);
  const named = sweepNames().includes(plan.id) && planDigest(planOf(plan.id, { yes: true })) === digest;
  if (folder === null || results === null) {
    const sweep = folder ?? given;
    return { commands: [line('sweep', 'plan', sweep)], of: 'the plan', digests: [{ name: plan.id, digest }] };
  }
  const again = 'again';
  const planned = named
    ? [line('sweep', 'run', plan.id, '--out', again)]
    : [`mkdir ${again}`, `cp ${PLAN} ${again}/`, line('sweep', 'run', again)];
  return {
    ...(!named && { needs: `the ${PLAN} of the sweep` }),
    commands: [...planned, `sha256sum ${again}/${RESULTS.csv}`],
    of: `${RESULTS.csv} (SHA-256)`,
    digests: [{ name: RESULTS.csv, digest: results }],
  };
}

/** The seeds of a study, in order. */
export const seedsOf = ({ seed, seeds }: StudySubject['plan']): string[] => seedsFrom(seed, seeds);

/**
 * The words of a command that runs a scenario that comes with Stroma, with changes or an arm, exactly as a given one
 * with its log; null where no such command is known.
 * @param log null for that of the schedule
 */
function wordsFor(scenario: Prepared, steps: number, log: readonly Command[] | null): string[] | null {
  const path = shippedScenarios()[scenario.id];
  if (path === undefined) return null;
  const base = readFile(path).scenario;
  const wanted = log ?? logFor(scenario, steps);
  for (const arm of base ? [BASE, ...Object.keys(base.arms)] : []) {
    const changes = settingsBetween(withArm(base!, arm), scenario);
    const changed = changes && readFile(path, changes).scenario;
    if (!changed) continue;
    const again = withArm(changed, arm);
    if (modelDigestOf(again) !== modelDigestOf(scenario) || !isSameLog(logFor(again, steps), wanted)) continue;
    return ['run', scenario.id, ...setting(changes), ...(arm === BASE ? [] : ['--arm', arm])];
  }
  return null;
}

/** The changes as the command line takes them; null where one is no single value. */
function settingsBetween(before: Prepared, after: Prepared): string[] | null {
  const changes = changesBetween(before, after);
  if (changes.some(({ after: value }) => typeof value === 'object')) return null;
  return changes.map(({ path, after: value }) => `${path}=${value === undefined ? 'null' : value}`);
}

const isSameLog = (a: readonly Command[], b: readonly Command[]): boolean =>
  a.length === b.length && a.every((command, i) => isEqual(command, b[i]));

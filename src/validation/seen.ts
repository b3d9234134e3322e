/**
 * What the source documents claim, seen in shipped scenarios: runs with and without the mechanism, from the same seeds.
 * A run that several claims read, such as that of the unchanged scenario, is done once. Results are kept by the digest
 * of what decides them, so that a change in one scenario does not touch claims shown by others.
 */
import { digestText } from '../base/digest.ts';
import type { Claim, Seen } from '../claims/claim.ts';
import type { SeenResult } from '../claims/seen-result.ts';
import { measuresOf, readMeasures } from '../observe/measures/measures.ts';
import { modelDigest } from '../run/model-digest.ts';
import { stepOnce } from '../run/run.ts';
import { BASE, taken, withArm } from '../run/scenario-arms.ts';
import { commandsOf } from '../run/schedule.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { english } from '../texts/words.ts';
import { settle } from './settled.ts';

/** Paired seeds of every claim. */
export const SEEN_SEEDS = 10;

/** A measure at an hour. */
export interface Reading {
  measure: string;
  at: number;
}

/** One run and the readings from it, in order of time. Plain data. */
export interface SeenRun {
  scenario: Prepared;
  /** The scenario that defines the measures; `scenario` may have lost some with the mechanism removed. */
  whole: Prepared;
  seed: string;
  readings: Reading[];
}

/** The values of a run's readings; 0 for a measure that was lost with the mechanism. */
export function readRun({ scenario, whole, seed, readings }: SeenRun): number[] {
  const run = settle(scenario, seed);
  const there = new Map(measuresOf(modelOf(scenario), scenario).map((measure) => [measure.id, measure]));
  const known = new Set(measuresOf(modelOf(whole), whole).map(({ id }) => id));
  const { minutes } = run.engine.world.model;
  let step = 0;
  return readings.map(({ measure, at }) => {
    if (!known.has(measure)) throw new Error(`measure: found no "${measure}" in ${whole.id}`);
    for (const last = Math.round((at * 60) / minutes); step < last; step++) stepOnce(run);
    const found = there.get(measure);
    return found ? readMeasures(run.engine, [found])[0] : 0;
  });
}

/** A scenario with a digest of what decides its runs. */
interface Decided {
  scenario: Prepared;
  decided: string;
}

/** A claim in a scenario, prepared: the two scenarios to compare, and the digest of what decides the result. */
export interface SeenCase {
  claim: Claim;
  seen: Seen;
  whole: Decided;
  without: Decided;
  digest: string;
}

export const decide = (scenario: Prepared): Decided => {
  const decisive = [modelDigest(modelOf(scenario)), scenario.seed, commandsOf(scenario, scenario.schedule)];
  return { scenario, decided: digestText(JSON.stringify(decisive)) };
};

/** Prepares all claims that scenarios show, or those of some rows. */
export function seenCases(scenarios: (name: string) => Prepared, claims: readonly Claim[]): SeenCase[] {
  // Compiling a scenario takes longer than anything else here, and many claims share theirs.
  const wholes = new Map<string, Decided>();
  return claims.flatMap((claim) =>
    (claim.seen ?? []).map((seen) => {
      const { scenario, arm = BASE, measure, at } = seen;
      const name = JSON.stringify([scenario, arm]);
      const whole = wholes.get(name) ?? decide(withArm(scenarios(scenario), arm));
      wholes.set(name, whole);
      const without = decide(taken(whole.scenario, seen.take));
      const digest = digestText(JSON.stringify([whole.decided, without.decided, measure, at]));
      return { claim, seen, whole, without, digest };
    }),
  );
}

/** Called after every run: how many of all runs are done, and about what share of the work that is. */
export type SeenReport = (progress: { done: number; of: number; share: number }) => void;

export interface SeenOptions {
  seeds?: number;
  doing?: (run: SeenRun) => Promise<number[]>;
  report?: SeenReport;
  /** Called with the result of a claim as soon as its runs are done. */
  found?: (result: SeenResult) => void;
}

/** Removes mechanisms from their scenarios over paired seeds; longest runs first, every run once. */
export async function checkSeen(
  cases: readonly SeenCase[],
  { seeds = SEEN_SEEDS, doing = async (run) => readRun(run), report = () => {}, found = () => {} }: SeenOptions = {},
): Promise<SeenResult[]> {
  const runs = new Map<string, SeenRun>();
  const keyOf = ({ decided }: Decided, whole: Decided, n: number) => `${decided} ${whole.decided} ${n}`;
  for (const { whole, without, seen } of cases)
    for (const one of [whole, without])
      for (let n = 0; n < seeds; n++) {
        const key = keyOf(one, whole, n);
        const seed = `${whole.scenario.seed}-${n + 1}`;
        const run = runs.get(key) ?? { scenario: one.scenario, whole: whole.scenario, seed, readings: [] };
        if (!run.readings.some(({ measure, at }) => measure === seen.measure && at === seen.at))
          run.readings.push({ measure: seen.measure, at: seen.at });
        runs.set(key, run);
      }
  for (const { readings } of runs.values()) readings.sort((a, b) => a.at - b.at);
  const jobs = [...runs].sort(([, a], [, b]) => lengthOf(b) - lengthOf(a));
  const work = jobs.reduce((sum, [, run]) => sum + lengthOf(run), 0);
  let done = 0;
  let worked = 0;
  const values = new Map(
    jobs.map(([key, run]) => [
      key,
      doing(run).then((read) => {
        worked += lengthOf(run);
        report({ done: ++done, of: jobs.length, share: worked / work });
        return new Map(run.readings.map((reading, i) => [nameOf(reading), read[i]]));
      }),
    ]),
  );
  return Promise.all(
    cases.map(async ({ claim, seen, whole, without, digest }) => {
      const read = (one: Decided) =>
        Promise.all(
          Array.from({ length: seeds }, async (_, n) => (await values.get(keyOf(one, whole, n))!).get(nameOf(seen))!),
        );
      const [before, after] = await Promise.all([read(whole), read(without)]);
      const { scenario, measure } = seen;
      const compared = english(seen.without);
      const result: SeenResult = { row: claim.row, scenario, compared, measure, digest, whole: before, without: after };
      found(result);
      return result;
    }),
  );
}

const nameOf = ({ measure, at }: Reading): string => `${measure} ${at}`;

/** Relative duration of a run: sites × minutes. */
const lengthOf = ({ scenario: { tissues, settle }, readings }: SeenRun): number =>
  Object.values(tissues).reduce((sum, { width, height }) => sum + width * height, 0) *
  (settle + 60 * Math.max(...readings.map(({ at }) => at)));

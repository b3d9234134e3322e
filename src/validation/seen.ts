/**
 * What the source documents claim, seen in shipped scenarios: a run with and one without the mechanism, from the same
 * seed, over several seeds. Every run is a piece of work that any thread may do.
 */
import { type Interval, meanInterval } from '../analysis/statistics.ts';
import { BASE, withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { isClear, type Seen, taken, valueAt } from './claims.ts';
import { follow, settle } from './settled.ts';

/** One run, read once. Plain data. */
export interface SeenJob {
  scenario: Prepared;
  /** The scenario whose measure it is; that of `scenario` may have gone with what was taken out. */
  whole: Prepared;
  seed: string;
  measure: string;
  at: number;
}

/** The measure of a run at its hour. */
export const readSeen = ({ scenario, whole, seed, measure, at }: SeenJob): number =>
  valueAt(follow(settle(scenario, seed), whole, [measure], at * 60), measure, at);

export interface SeenResult {
  /** Mean of the measure over the seeds, with the mechanism and without it. */
  whole: number;
  without: number;
  /** Relative change by taking it out, %: the mean of the paired differences over the mean of the whole runs. */
  change: Interval;
  pass: boolean;
}

/** Takes a mechanism out of its scenario over paired seeds. */
export async function checkSeen(
  scenarios: (name: string) => Prepared,
  { scenario: name, arm, take, measure, goes, at }: Seen,
  seeds: number,
  doing: (job: SeenJob) => Promise<number> = async (job) => readSeen(job),
): Promise<SeenResult> {
  const whole = withArm(scenarios(name), arm ?? BASE);
  const without = taken(whole, take);
  const run = (scenario: Prepared) =>
    Array.from({ length: seeds }, (_, n) => doing({ scenario, whole, seed: `${whole.seed}-${n + 1}`, measure, at }));
  const [before, after] = await Promise.all([Promise.all(run(whole)), Promise.all(run(without))]);
  const differences = meanInterval(after.map((value, n) => value - before[n]));
  const mean = meanInterval(before).estimate;
  const percent = (value: number) => (100 * value) / mean;
  const { estimate, low, high } = differences;
  return {
    whole: mean,
    without: mean + estimate,
    change: { estimate: percent(estimate), low: percent(low), high: percent(high) },
    pass: isClear(differences, goes),
  };
}

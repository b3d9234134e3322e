/**
 * How sure the expectations of a scenario are, as kept in a file beside it: the result of a plan of uncertainty, what
 * rebuilds each of its sets, and a stamp that tells whether it is of the scenario as it is now.
 */
import { digestText } from '../base/digest.ts';
import { CORE_VERSION, modelDigest } from '../run/model-digest.ts';
import { withArm } from '../run/scenario-arms.ts';
import type { Change } from '../scenario/changes.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { keysOfPath } from '../scenario/schema/lookup.ts';
import { type KeptNumber, keptFactor, keptNumber } from './inexact-factors.ts';
import { inexactNumbersIn } from './inexact-numbers.ts';
import { designOf, levelAt, type Plan } from './plan.ts';
import type { RobustExpectation } from './robustness.ts';
import { armsRead, statementsOf } from './statements.ts';

export interface KeptExpectation extends RobustExpectation {
  /** The numbers as they are, over seeds: in how many it holds. */
  asIs: { holds: number; seeds: number };
}

export interface KeptRobustness {
  /** Of the model, the ranges and what is expected: see `stampOf`. */
  stamp: string;
  version: string;
  core: string;
  /** The arm on which all others are based: `base`, or the one with less tissue. */
  on: string;
  sets: number;
  seed: string;
  expectations: KeptExpectation[];
  /** What was drawn: path, ends of the range in core units, whether on a logarithmic scale, whether whole numbers. */
  numbers: KeptNumber[];
}

/** Folder of those that ship. */
export const ROBUSTNESS = 'scenarios/robustness';

/** What is kept of a scenario that ships; null where it has not been judged. */
export function readRobustness(files: (path: string) => string | null, name: string): KeptRobustness | null {
  const text = files(`${ROBUSTNESS}/${name}.json`);
  return text === null ? null : (JSON.parse(text) as KeptRobustness);
}

/**
 * Names what the shares of sets hang on: the model, the seed, every range and the expectations. Another range changes
 * it and not the digest of the model; another value changes both.
 * @param on the arm on which all others are based
 */
export function stampOf(scenario: Prepared, on: string): string {
  const base = withArm(scenario, on);
  const statements = statementsOf(base);
  const runs = armsRead(statements).map((arm) => withArm(base, arm));
  const ranges = inexactNumbersIn(base, runs).map(({ path, from, to, log }) => [path, from, to, log]);
  const arms = Object.values(base.arms).map(({ set, schedule }) => [set, schedule]);
  const judged = statements.map(({ readings }) => readings);
  const expected = base.expect.map(({ above, below }) => [above ?? null, below ?? null]);
  const answers = base.lesson.questions.map(({ choose, pick, estimate }) => [choose, pick, estimate].map(withoutTexts));
  return digestText(
    JSON.stringify([CORE_VERSION, modelDigest(modelOf(base)), base.seed, ranges, arms, judged, expected, answers]),
  );
}

/** What decides an answer: without the wording of the answers. */
const withoutTexts = (row: object | undefined): object =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([key]) => key !== 'answers'));

/** Shares below this are called fragile: a convention. */
export const FRAGILE = 0.7;

/**
 * Whether other plausible numbers often give something else. Not said of a number that is asked for: it leaves its
 * accepted range the sooner, the narrower that is, so that its spread is told instead.
 */
export const isFragile = (scenario: Prepared, one: RobustExpectation): boolean =>
  !isNumber(scenario, one) && one.sets > 0 && one.holds / one.sets < FRAGILE;

/** Whether it is the answer to a question for a number. */
export const isNumber = ({ lesson }: Prepared, { question }: Pick<RobustExpectation, 'question'>): boolean =>
  question !== undefined && lesson.questions[question]?.estimate !== undefined;

/** What comes out in the middle of the sets, and the range of nine in ten of them. */
export function spreadOf({ outcomes }: Pick<RobustExpectation, 'outcomes'>): {
  low: number;
  middle: number;
  high: number;
} {
  const sorted = outcomes.filter((one) => one !== null).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.05), middle: at(0.5), high: at(0.95) };
}

export function keep(
  scenario: Prepared,
  on: string,
  plan: Plan,
  expectations: readonly RobustExpectation[],
  asIs: readonly RobustExpectation[],
): KeptRobustness {
  return {
    stamp: stampOf(scenario, on),
    version: plan.version,
    core: CORE_VERSION,
    on,
    sets: plan.points,
    seed: plan.seed,
    expectations: expectations.map((one, i) => ({ ...one, asIs: { holds: asIs[i].holds, seeds: asIs[i].sets } })),
    numbers: plan.factors.map(keptNumber),
  };
}

/** The numbers of a set, from 1, in core units, and the seed of its runs. */
export function setOf({ numbers, sets, seed }: KeptRobustness, set: number): { changes: Change[]; seed: string } {
  const factors = numbers.map(keptFactor);
  const shares = designOf({ design: { kind: 'latinHypercube', points: sets }, factors, seed }).at(set - 1);
  return {
    changes: factors.map((factor, f) => ({
      keys: keysOfPath(factor.name),
      value: levelAt(factor, shares[f]) as number,
    })),
    seed: `${seed}-${set}-1`,
  };
}

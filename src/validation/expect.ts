/**
 * Expectations: what a scenario says its run shows. Each is read from the course of a measure, in the scenario itself
 * or in one of its arms, all with the same seed. It must hold, and it must fail once the mechanism behind it is
 * knocked out from the start: otherwise it says nothing about that mechanism.
 */
import { type Course, isWithin, read } from '../analysis/course.ts';
import { BASE, withArm, without } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { ExpectationRow } from '../scenario/schema/schema.ts';
import { english } from '../texts/words.ts';
import { follow, settle } from './settled.ts';

export interface ExpectationResult {
  says: string;
  value: number;
  /** Smallest and largest value; null where unbounded. */
  accept: [number | null, number | null];
  holds: boolean;
  /** What was knocked out, one path or several, and the value of the measure then; the expectation must fail. */
  knockouts: { path: string; value: number; fails: boolean }[];
  pass: boolean;
}

export interface Choice {
  seed?: string;
  /** Which expectations to test; all by default. */
  rows?: readonly ExpectationRow[];
  /** Whether to run the knockouts as well; yes by default. */
  knockouts?: boolean;
  report?: (what: string) => void;
}

/** Runs a scenario and the arms and knockouts that its expectations need, each once. */
export function checkExpectations(scenario: Prepared, choice: Choice = {}): ExpectationResult[] {
  const rows = choice.rows ?? scenario.expect;
  const courses = coursesOf(scenario, rows, choice);
  return rows.map((row) => {
    const value = readExpectation(row, (arm) => courses(arm, undefined), scenario.duration);
    const mechanisms = choice.knockouts === false ? [] : row.failsWithout.map(nameOf);
    const knockouts = mechanisms.map((path) => {
      const after = readExpectation(row, (arm) => courses(arm, path), scenario.duration);
      return { path, value: after, fails: !isWithin(row, after) };
    });
    const holds = isWithin(row, value);
    const accept: [number | null, number | null] = [row.above ?? null, row.below ?? null];
    return {
      says: english(row.says),
      value,
      accept,
      holds,
      knockouts,
      pass: holds && knockouts.every(({ fails }) => fails),
    };
  });
}

/** One seed of a scenario's expectations: the piece of work handed out to threads. Plain data. */
export interface ExpectationsJob {
  scenario: Prepared;
  seed: string;
  knockouts: boolean;
}

export const expectSeed = ({ scenario, ...choice }: ExpectationsJob): ExpectationResult[] =>
  checkExpectations(scenario, choice);

/** The paths removed by one knockout, as one name: no path contains a space. */
const nameOf = (knockout: string | string[]): string => [knockout].flat().join(' ');

type Courses = (arm: string, knockout: string | undefined) => Course;

/** The number that an expectation is about; `courseIn` as for `read`, `duration` in minutes. */
export const readExpectation = (row: ExpectationRow, courseIn: (arm: string) => Course, duration: number): number =>
  read(row, (arm) => courseIn(arm ?? BASE), duration);

/** Courses of all measures that the rows read; each run is done on first use, for as long as any row needs. */
function coursesOf(scenario: Prepared, rows: readonly ExpectationRow[], choice: Choice): Courses {
  const measures = [...new Set(rows.map((row) => row.measure))];
  const known = new Map<string, Course>();
  return (arm, knockout) => {
    const name = knockout === undefined ? arm : `${arm} without ${knockout}`;
    const made = known.get(name);
    if (made) return made;
    choice.report?.(`${scenario.id}: ${name}`);
    const changed =
      knockout === undefined ? withArm(scenario, arm) : knockout.split(' ').reduce(without, withArm(scenario, arm));
    const course = follow(
      settle(changed, choice.seed ?? scenario.seed),
      scenario,
      measures,
      lastNeeded(scenario, rows, arm, knockout),
    );
    known.set(name, course);
    return course;
  };
}

/** Minutes until the last reading of the rows that need a run: those that read its arm and name its knockout. */
function lastNeeded(
  scenario: Prepared,
  rows: readonly ExpectationRow[],
  arm: string,
  knockout: string | undefined,
): number {
  const needing = rows.filter(
    (row) =>
      [row.arm ?? BASE, row.relativeTo].includes(arm) &&
      (knockout === undefined || row.failsWithout.map(nameOf).includes(knockout)),
  );
  // Values relative to the largest one need the whole run.
  return Math.max(
    ...needing.map(({ at, relativeTo }) => (relativeTo === 'max' ? scenario.duration : (at ?? scenario.duration))),
  );
}

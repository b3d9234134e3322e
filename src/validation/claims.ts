/**
 * The claims of the source documents, row by row: where each is in the scenario files, and how its effect shows. Two
 * things can be shown of a mechanism, over paired seeds: that it is *wired*, a measure of a small world changes in the
 * direction given when it is removed; and that its claimed consequence is *seen*, at shipped numbers, in a scenario that
 * the page opens (seen.ts). Rows that are not a single mechanism name the test or the target that shows them.
 */

import { parse } from 'yaml';
import type { Course } from '../analysis/course.ts';
import { type Interval, meanInterval } from '../analysis/statistics.ts';
import type { Claim, Wired } from '../claims/claim.ts';
import { isClear, type SeenResult } from '../claims/seen-result.ts';
import { BASE, taken, withArm } from '../run/scenario-arms.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { follow, settle } from './settled.ts';

const FOLDER = 'scenarios/claims';

export const worldOf = ({ world = 'claims' }: Wired): string => `${FOLDER}/${world}.yaml`;

/** Reads the table of claims. */
export const readClaims = (files: (path: string) => string | null): Claim[] =>
  (parse(files(`${FOLDER}/rows.yaml`) ?? 'rows: []') as { rows: Claim[] }).rows;

/** The file of kept results, in `docs/claims`. */
export const SEEN_RESULTS = 'results.json';

/** The results when claims were last run. */
export const readSeenResults = (files: (path: string) => string | null): SeenResult[] =>
  JSON.parse(files(`docs/claims/${SEEN_RESULTS}`) ?? '[]') as SeenResult[];

export interface ClaimResult extends Interval {
  claim: Claim;
  /** Whether the change has the given direction and its 95 % interval excludes 0. */
  pass: boolean;
}

/** Removes mechanisms from their worlds over paired seeds; intact runs are done once per world and arm. */
export function checkClaims(
  worlds: (path: string) => Prepared,
  claims: readonly Claim[],
  seeds: number,
): ClaimResult[] {
  const wholes = new Map<string, { scenario: Prepared; courses: Course[] }>();
  const knocks = claims.flatMap(({ wired }) => (wired ? [wired] : []));
  for (const knock of knocks) {
    const key = wholeOf(knock);
    if (wholes.has(key)) continue;
    const scenario = withArm(worlds(worldOf(knock)), knock.arm ?? BASE);
    const here = knocks.filter((other) => wholeOf(other) === key);
    const measures = [...new Set(here.map(({ measure }) => measure))];
    const hours = Math.max(...here.map(({ at }) => at));
    const courses = Array.from({ length: seeds }, (_, n) => courseOf(scenario, scenario, n, measures, hours));
    wholes.set(key, { scenario, courses });
  }
  return claims.flatMap((claim) => {
    if (!claim.wired) return [];
    const { take, measure, goes, at } = claim.wired;
    const { scenario, courses } = wholes.get(wholeOf(claim.wired))!;
    const changed = taken(scenario, take);
    const changes = courses.map(
      (course, n) => valueAt(courseOf(changed, scenario, n, [measure], at), measure, at) - valueAt(course, measure, at),
    );
    const interval = meanInterval(changes);
    return [{ claim, ...interval, pass: isClear(interval, goes) }];
  });
}

/** Names the intact run to which a row is compared. */
const wholeOf = (knock: Wired): string => `${worldOf(knock)} ${knock.arm ?? BASE}`;

const courseOf = (
  changed: Prepared,
  scenario: Prepared,
  n: number,
  measures: readonly string[],
  hours: number,
): Course => follow(settle(changed, `${scenario.seed}-${n + 1}`), scenario, measures, hours * 60);

export const valueAt = (course: Course, measure: string, hours: number): number =>
  course.values[measure][course.hours.findIndex((hour) => hour >= hours - 1e-6)];

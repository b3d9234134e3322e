/** The answer to a question of a lesson, from the courses of its runs; and whether a given one is right. */

import { BASE, isOwnPart, type Reduction } from '../scenario/reductions.ts';
import type { QuestionRow } from '../scenario/schema/lesson-row.ts';
import type { Reading } from '../scenario/schema/measured.ts';
import { type Course, read } from './course.ts';

/** The runs of a question by their arms, in the order in which they are shown. */
export function runsOf({ runs, reads }: QuestionRow): string[] {
  if (runs !== undefined) return runs;
  const read = Object.values(reads).flatMap(({ arm, relativeTo }) => [
    arm ?? BASE,
    ...(relativeTo === undefined || isOwnPart(relativeTo) ? [] : [relativeTo]),
  ]);
  const all = [...new Set([...(read.length === 0 || read.includes(BASE) ? [BASE] : []), ...read])];
  return all;
}

/** How far the runs of a question go, minutes, in a scenario of this duration. */
export function endOf({ until, reads }: QuestionRow, duration: number): number {
  if (until !== undefined) return until;
  const ends = Object.values(reads).map(({ at }) => at ?? duration);
  return ends.length === 0 ? duration : Math.max(...ends);
}

/** The measures drawn in the chart of a question. */
export function chartOf({ chart, reads }: QuestionRow): string[] {
  if (chart.length > 0) return chart;
  return Object.values(reads)
    .slice(0, 1)
    .map(({ measure }) => measure);
}

/** Every reading of a question. @param courseIn the course of an arm @param end of the runs, minutes */
export function readingsOf(
  { reads }: QuestionRow,
  courseIn: (arm: string) => Course,
  end: number,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(reads).map(([name, row]) => [name, read(row, (arm) => courseIn(arm ?? BASE), end)]),
  );
}

/** One number of one run; readings are made from these. */
export interface RawReading {
  arm: string;
  measure: string;
  reduce: Reduction;
  from: number | undefined;
  at: number;
}

/** The numbers that make up a reading: the number itself, and its divisor. */
export function rawOf(row: Reading, end: number): RawReading[] {
  const { relativeTo } = row;
  const own = { arm: row.arm ?? BASE, measure: row.measure, reduce: row.reduce, from: row.from, at: row.at ?? end };
  if (relativeTo === undefined) return [own];
  if (relativeTo === 'start') return [own, { ...own, reduce: 'last', from: undefined, at: 0 }];
  if (relativeTo === 'max') return [own, { ...own, reduce: 'max', from: undefined, at: end }];
  return [own, { ...own, arm: relativeTo }];
}

/**
 * The answer that the runs give: the index of an answer, or the number to be estimated; null where a reading has no
 * value, and for a question about a place, since the tissue answers it.
 */
export function answerOf({ choose, pick, estimate }: QuestionRow, values: Record<string, number>): number | null {
  if (choose) {
    const value = values[choose.of];
    return Number.isNaN(value) ? null : choose.edges.filter((edge) => value >= edge).length;
  }
  if (pick) {
    const all = pick.of.map((name) => values[name]);
    if (all.some(Number.isNaN)) return null;
    return all.indexOf(pick.the === 'highest' ? Math.max(...all) : Math.min(...all));
  }
  if (estimate) return Number.isNaN(values[estimate.of]) ? null : values[estimate.of];
  return null;
}

/** Whether a given answer is the one the runs give. */
export function isRight({ estimate, place }: QuestionRow, given: number, found: number): boolean {
  if (estimate) return given > 0 && found > 0 && Math.max(given / found, found / given) <= estimate.within;
  return place ? found >= place.above : given === found;
}

/** Whether the runs answer as most seeds do, which the explanation assumes. */
export function isUsual({ choose, pick, estimate, place }: QuestionRow, found: number): boolean {
  const usual = choose?.usual ?? pick?.usual;
  if (usual !== undefined) return found === usual - 1;
  if (estimate) return found >= estimate.usual[0] && found <= estimate.usual[1];
  return place !== undefined;
}

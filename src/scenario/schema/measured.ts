/**
 * A reading: which number is taken from the course of a measure over a run. Expectations, targets, sweeps and lessons
 * describe theirs with these keys; `src/analysis/course.ts` takes the number.
 */
import { z } from 'zod';
import { REDUCTIONS } from '../reductions.ts';
import { moment, name } from './parts.ts';

export const reduction = z.enum(REDUCTIONS).meta({ description: 'how the time course becomes one number' });
export const windowStart = moment('start of the window').optional();

export const reading = z.strictObject({
  measure: name('measure'),
  arm: name('arm read').optional(),
  reduce: reduction.default('last'),
  from: windowStart,
  at: moment('time read, or end of the window').optional(),
  relativeTo: name('what it is divided by: start, max, or an arm; base is the run without an arm').optional(),
});

export type Reading = z.infer<typeof reading>;

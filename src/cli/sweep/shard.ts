/** The part of a sweep that a process does. */
import type { Plan } from '../../sweep/plan.ts';
import { wrong } from '../failure.ts';

/** Part `index` of `count`: every run whose number, less 1, leaves that remainder. */
export interface Shard {
  index: number;
  count: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The part given by `--shard`, or the whole.
 * @throws for a task of a Slurm job array that does not say which part it does: which tasks an array has says nothing
 * about how the sweep is to be parted
 */
export function shardOf(text: string | undefined, environment: Environment): Shard {
  const task = environment.SLURM_ARRAY_TASK_ID;
  if (text === undefined && task !== undefined)
    throw wrong(
      `--shard: found none in task ${task} of a Slurm job array, expected i/n, for example --shard "$SLURM_ARRAY_TASK_ID/100" for tasks 0 to 99, or 0/1 for the whole sweep`,
    );
  if (text === undefined) return { index: 0, count: 1 };
  const [, index, parts] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (index === undefined || parts === undefined || Number(index) >= Number(parts))
    throw wrong(`--shard: found "${text}", expected i/n with i from 0 to n - 1, for example 0/4`);
  return { index: Number(index), count: Number(parts) };
}

/** Whether a run is in a part. */
export const isIn = ({ index, count }: Shard, number: number): boolean => (number - 1) % count === index;

/** What a part is, in words. */
export function describeShard({ runs }: Plan, { index, count }: Shard): string {
  const own = Math.max(0, Math.ceil((runs - index) / count));
  const first = [0, 1, 2].slice(0, own).map((n) => index + 1 + n * count);
  const numbers = own > first.length ? `${first.join(', ')} …` : first.join(', ');
  return `part ${index} of 0 to ${count - 1}: ${own} of ${runs} runs${own > 0 ? ` (${numbers})` : ''}`;
}

/** Which parts have runs that are not done. */
export function partsLeft(missing: readonly number[], count: number): number[] {
  const parts = new Set(missing.map((number) => (number - 1) % count));
  return [...parts].sort((a, b) => a - b);
}

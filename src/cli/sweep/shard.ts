/** The part of a sweep that a process does. */
import { wrong } from '../failure.ts';

/** Part `index` of `count`: every run whose number, less 1, leaves that remainder. */
export interface Shard {
  index: number;
  count: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The part given by `--shard`; without it, in a task of a Slurm job array, the part of this task; otherwise the
 * whole.
 * @param tasks number of tasks for which the array's script was made; undefined if not known
 * @throws for another array, or only some of its tasks: together they would not do the whole sweep
 */
export function shardOf(text: string | undefined, tasks: number | undefined, environment: Environment): Shard {
  if (text === undefined) return taskOf(environment, tasks) ?? { index: 0, count: 1 };
  const [, index, parts] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (index === undefined || parts === undefined || Number(index) >= Number(parts))
    throw wrong(`--shard: found "${text}", expected i/n with i from 0 to n - 1, for example 0/4`);
  return { index: Number(index), count: Number(parts) };
}

function taskOf(environment: Environment, tasks: number | undefined): Shard | null {
  const read = (name: string): number | undefined => {
    const text = environment[`SLURM_ARRAY_TASK_${name}`];
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  };
  if (environment.SLURM_ARRAY_TASK_ID === undefined) return null;
  const [id, count, first = 0, step = 1] = [read('ID'), read('COUNT'), read('MIN'), read('STEP')];
  const last = read('MAX') ?? first + (count ?? 0) - 1;
  const start = tasks === undefined ? first : 0;
  const expected = tasks ?? count;
  const whole = id !== undefined && count === expected && first === start && step === 1 && last === first + count! - 1;
  if (whole && id >= first && id <= last) return { index: id - first, count: count! };
  const found = `found task ${id} of a Slurm array of ${count ?? 'unknown'} tasks, ${first}-${last}${step === 1 ? '' : `:${step}`}`;
  const wanted = tasks === undefined ? 'all of 0 to n - 1' : `the ${tasks} of this script, 0-${tasks - 1}`;
  throw wrong(
    `${found}; expected ${wanted}, since each task does its part. Submit the script as it is and it does what is left, or say --shard`,
  );
}

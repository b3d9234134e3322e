/** Which arguments a simulation accepts from outside, such as from the console, call by call. */
import { z } from 'zod';
import { MAX_GRAIN } from '../observe/grain.ts';
import { actionSchema, loggedSchema } from '../run/command-check.ts';
import { MAX_COMMANDS, MAX_STEPS } from '../scenario/limits.ts';
import { explainIssues } from '../scenario/read/explain-issues.ts';
import { provenanceSchema } from '../scenario/read/provenance.ts';
import { number, whole } from '../scenario/schema/quantity.ts';
import { MAX_THREADS } from '../threads/control.ts';
import type { Simulation } from './protocol.ts';

const seed = z.string().max(10_000).nullish();
const log = z.array(loggedSchema).max(MAX_COMMANDS);
const threads = whole({ low: 1, high: MAX_THREADS, help: 'threads' }).nullish();
const step = whole({ low: -MAX_STEPS, high: MAX_STEPS, help: 'step' });
const identity = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');
const place = number({ low: -1e6, high: 1e6, help: 'sites' });
const site = whole({ low: -1e6, high: 1e6, help: 'sites' });
const point = z.strictObject({ x: place, y: place });
const name = z.string().max(200);
const count = whole({ low: 0, high: 1e12, help: 'index' });

const layer = z.strictObject({
  tissue: name,
  colour: name,
  field: name,
  clone: count.optional(),
  grain: whole({ low: 1, high: MAX_GRAIN, help: 'sites' }).optional(),
});

/** Memory that is handed over, or shared where it can be. */
const memory = z.custom<ArrayBufferLike>(isMemory, 'found something else, expected an ArrayBuffer');

const kept = { step, applied: count, state: z.instanceof(ArrayBuffer) };

/** The arguments of every call that takes any, in their order. */
const ARGUMENTS = {
  open: {
    scenario: z.looseObject({ id: name.optional(), provenance: provenanceSchema.optional() }),
    seed,
    log: log.nullish(),
    threads,
  },
  play: {
    hoursPerSecond: z.union([
      z.literal(Number.POSITIVE_INFINITY),
      number({ low: 0, high: 1e9, help: 'hours a second' }),
    ]),
    until: z.union([z.literal(Number.POSITIVE_INFINITY), step]).optional(),
  },
  step: { steps: whole({ low: 0, high: MAX_STEPS, help: 'steps' }) },
  act: { action: actionSchema },
  schedule: { commands: log },
  seek: { step: number({ low: -MAX_STEPS, high: MAX_STEPS, help: 'step' }) },
  rewrite: { log },
  reset: { seed },
  frame: {
    request: z.strictObject({
      layers: z.array(layer).max(100),
      seriesFrom: count,
      seriesEdition: count.optional(),
      logFrom: count.optional(),
      logEdition: count.optional(),
      digest: z.boolean(),
      readouts: z.enum(['all', 'counts', 'last']).optional(),
      recycle: memory.nullable(),
    }),
  },
  explain: { tissue: name, x: site, y: site },
  explainCell: { identity },
  profile: { tissue: name, from: point, to: point, samples: whole({ low: 1, high: 10_000, help: 'samples' }) },
  kin: { identity },
  retrace: {
    request: z
      .strictObject({ identity, from: step, to: step, every: whole({ low: 1, high: MAX_STEPS, help: 'steps' }) })
      .nullable(),
  },
  snapshot: { past: whole({ low: 0, high: 1000, help: 'states' }).optional() },
  restore: {
    snapshot: z.looseObject({ ...kept, past: z.array(z.looseObject(kept)).max(1000) }),
    threads,
  },
} satisfies { [call in keyof Simulation]?: Record<string, z.ZodType> };

/** Calls without arguments. */
const BARE = ['pause', 'log', 'digest', 'modelDigest', 'leaving'] as const;

export type Call = keyof typeof ARGUMENTS | (typeof BARE)[number];
export const CALLS = [...(Object.keys(ARGUMENTS) as (keyof typeof ARGUMENTS)[]), ...BARE];

/** Problems with the arguments of a call, one per line: `action.amount: found …, expected …`. */
export function argumentProblems(call: Call, given: readonly unknown[]): string[] {
  const shape: Record<string, z.ZodType> = call in ARGUMENTS ? ARGUMENTS[call as keyof typeof ARGUMENTS] : {};
  const names = Object.keys(shape);
  if (given.length > names.length)
    return [
      `found ${given.length} arguments, expected ${names.length === 0 ? 'none' : `at most ${names.length}: ${names.join(', ')}`}`,
    ];
  const values = Object.fromEntries(names.flatMap((key, i) => (given[i] === undefined ? [] : [[key, given[i]]])));
  for (const [key, value] of Object.entries(values)) {
    const odd = oddPart(value);
    if (odd !== null) return [`${key}: found ${odd}, expected numbers, text, lists and maps of these`];
  }
  const schema = z.strictObject(shape);
  const read = schema.safeParse(values);
  if (read.success) return [];
  return explainIssues(read.error, values as never, schema).map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  );
}

/** Deeper than any valid argument. */
const DEEPEST = 60;

/** The first part of a value that cannot be passed unchanged to another thread, in words; null when there is none. */
function oddPart(value: unknown, depth = 0): string | null {
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null || isMemory(value)) return null;
  if (depth > DEEPEST) return `values nested more than ${DEEPEST} deep`;
  const prototype = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== null && Object.getPrototypeOf(prototype) !== null)
    return `a ${value.constructor?.name || 'value of a class'}`;
  for (const inner of Object.values(value)) {
    const odd = oddPart(inner, depth + 1);
    if (odd !== null) return odd;
  }
  return null;
}

function isMemory(value: unknown): value is ArrayBufferLike {
  return (
    value instanceof ArrayBuffer || (typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer)
  );
}

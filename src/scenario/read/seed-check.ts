import type { Layer } from './layers.ts';
import { writtenAt } from './place.ts';
import type { Problem } from './problem.ts';

/** Refuses a numeric seed that would not be used as written: `007`, `1e3`, or more digits than are kept. */
export function checkSeed(layers: readonly Layer[], value: unknown): Problem[] {
  if (typeof value !== 'number') return [];
  const written = writtenAt(layers, ['seed']) ?? String(value);
  const kept = Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (kept && written === String(value)) return [];
  const why = kept ? `which as a number is ${value}` : 'which has more digits than a number keeps';
  return [{ path: ['seed'], message: `found ${written}, ${why}; expected text, so quote it: "${written}"` }];
}

/** Where the numbers of a scenario come from, how well they are known, and which other values are plausible. */
import { z } from 'zod';
import { EVIDENCE, type Evidence } from '../schema/evidence.ts';
import { describe } from '../schema/lookup.ts';
import { readQuantity } from '../schema/quantity.ts';
import { isPlainMap, type Json } from './plain-tree.ts';

/** The provenance of one number. */
export interface Provenance {
  source: string;
  evidence: Evidence;
  /** Lowest and highest plausible value, in the core unit. */
  range?: [number, number] | undefined;
}

/** Provenance of a whole scenario, by the dotted paths of its numbers. */
export const provenanceSchema = z.record(
  z.string(),
  z.strictObject({
    source: z.string(),
    evidence: z.enum(EVIDENCE),
    range: z.tuple([z.number(), z.number()]).optional(),
  }),
);

/** What a checked tree states about its numbers, by dotted path. */
export function provenanceOf(value: Json): Record<string, Provenance> {
  const found: Record<string, Provenance> = {};
  const look = (value: Json, path: readonly string[]): void => {
    if (Array.isArray(value)) value.forEach((item, i) => look(item, [...path, String(i)]));
    else if (!isPlainMap(value)) return;
    else if ('value' in value && ('source' in value || 'evidence' in value || 'range' in value))
      found[path.join('.')] = stated(value, path);
    else for (const [key, inner] of Object.entries(value)) look(inner, [...path, key]);
  };
  look(value, []);
  return found;
}

function stated({ source = '', evidence = 'assumed', range }: { [key: string]: Json }, path: readonly string[]) {
  const origin = { source: String(source), evidence: evidence as Evidence };
  const meta = Array.isArray(range) ? describe(path) : undefined;
  if (!meta) return origin;
  const [low, high] = (range as Json[]).map((end) => {
    const read = readQuantity(end, meta);
    if ('problem' in read) throw new Error(`${path.join('.')}.range: ${read.problem}`);
    return read.value;
  });
  return { ...origin, range: [low, high] as [number, number] };
}

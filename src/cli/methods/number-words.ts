/** A value of a scenario as the text shows it: with its unit, and with where it comes from. */
import { displayUnit } from '../../base/units.ts';
import type { Provenance } from '../../scenario/read/provenance.ts';
import { EVIDENCE_WORDS } from '../../scenario/schema/evidence.ts';
import { describe, keysOfPath } from '../../scenario/schema/lookup.ts';
import { valueText } from '../numbers.ts';

/** The unit of the number at a path; '' for what has none. */
export const unitAt = (path: string): string => describe(keysOfPath(path))?.unit ?? '';

/** `20 mmHg`; a word, a flag or a list as it is written. */
export function quantityText(value: unknown, unit: string): string {
  if (typeof value === 'number') return `${valueText(value)} ${displayUnit(unit)}`.trimEnd();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `liles 2003 (measured)`, or that nothing is said about it. */
export function originText(origin: Pick<Provenance, 'source' | 'evidence'> | undefined): string {
  if (!origin) return 'no source given';
  const mark = EVIDENCE_WORDS[origin.evidence];
  // "fitted to …" and "derived from …" say the mark themselves.
  return origin.source === '' ? mark : origin.source.startsWith(mark) ? origin.source : `${mark}: ${origin.source}`;
}

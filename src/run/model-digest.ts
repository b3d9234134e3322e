/**
 * Digest of what decides a run: the core's code and the biology. Links, runs and sweeps carry it, so that a different
 * model is noticed first. Labels, help, colours, sources and marks do not enter it.
 */
import { digestText } from '../base/digest.ts';
import type { Model } from '../scenario/model.ts';

/** Version of the core in digests of models; raised when a change of code changes the outcome of a run. */
export const CORE_VERSION = '11';

/** 16 hexadecimal digits for the core's code and the biology: with other digits, runs may differ. */
export const modelDigest = (model: Model): string => digestText(`${CORE_VERSION} ${decisiveText(model)}`);

/** Keys that follow from the rest of a model, or from its order. */
const DERIVED = new Set(['index', 'most', 'offsets', 'blood']);

/**
 * A model as text with sorted keys and without empty values: 0, false, null, '', empty lists and objects. So in a later
 * version, a model that uses nothing new has the same text as before.
 */
function decisiveText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(decisiveText).join()}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  const entries = Object.entries(value)
    .filter(([key, inner]) => !DERIVED.has(key) && !isNothing(inner))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${decisiveText(inner)}`);
  return `{${entries.join()}}`;
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isNothing);
  return value === undefined || value === null || value === '' || value === false || value === 0;
}

/**
 * Names what decides a run: the core's code and the biology that it is given. Links, runs and sweeps carry the name, so
 * that another one says so first; no label, help, colour, source or mark has a part in it.
 */
import { digestText } from '../base/digest.ts';
import type { Model } from '../scenario/model.ts';

/** Names the core's code in digests of models; raised when a change of code changes what a run gives. */
export const CORE_VERSION = '8';

/** 16 hexadecimal digits that name core code and biology together: another name may give other runs. */
export const modelDigest = (model: Model): string => digestText(`${CORE_VERSION} ${decisiveText(model)}`);

/** What follows from the rest of a model, or from its order. */
const DERIVED = new Set(['index', 'most', 'offsets', 'blood']);

/**
 * A model as text in which keys stand in order and what is nothing is left out: 0, false, null, '' and what is empty. So a
 * model that has no use for what a later version can do has the same text as before.
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

/** Plain trees of values: what they may hold, and how to merge one over another. */
import { LANGUAGE_CODE } from '../../texts/text.ts';
import type { Problem } from './problem.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Table = { [key: string]: Json };

export const isPlainMap = (value: Json | undefined): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper nesting than any scenario needs; much more would exhaust the stack. */
export const DEEPEST = 40;

/** Why parsed JSON cannot safely be walked: keys that every object has, or nesting that is too deep. */
export function treeProblem(value: Json, path: readonly string[] = []): Problem | null {
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > DEEPEST) return { path: path.slice(0, 3), message: TOO_DEEP };
  for (const key of Object.keys(value)) {
    if (key in {})
      return { path: [...path, key], message: `found "${key}", expected another name; this one is reserved` };
    const found = treeProblem((value as Table)[key], [...path, key]);
    if (found) return found;
  }
  return null;
}

export const TOO_DEEP = `found keys nested more than ${DEEPEST} deep, expected a scenario`;

/** `over` merged over `under`. A map whose keys are positions of a list changes those entries of it. */
export function merge(under: Json | undefined, over: Json): Json {
  if (!isPlainMap(over)) return over;
  if (Array.isArray(under) && namesPlaces(over, under.length)) {
    return under.map((item, i) => (String(i) in over ? merge(item, over[i]) : item));
  }
  const result: Table = isPlainMap(under) && !isQuantity(over) ? { ...under } : {};
  for (const key of outdated(under, over)) delete result[key];
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}

/** A key without a value removes an entry; these keys find none to remove, as when a comma cuts a text in two. */
export function emptyKeys(under: Json | undefined, over: Json, path: readonly string[] = []): Problem[] {
  if (Array.isArray(over)) return over.flatMap((one, i) => emptyKeys(undefined, one, [...path, String(i)]));
  if (!isPlainMap(over)) return [];
  const known = Array.isArray(under) ? { ...under } : under;
  const before: Table = isPlainMap(known) && !isQuantity(over) ? known : {};
  return Object.entries(over).flatMap(([key, value]) => {
    if (value !== null) return emptyKeys(before[key], value, [...path, key]);
    return Object.hasOwn(before, key) ? [] : [{ path: [...path, key], message: NO_VALUE }];
  });
}

const NO_VALUE =
  'found no value, expected one; a key without a value removes what an extended file has, and none has this';

/** Keys made obsolete by a replacement: other languages of a new English text, forms of a new label. */
function outdated(under: Json | undefined, over: Table): string[] {
  if (!isPlainMap(under)) return [];
  if (isText(over)) return Object.keys(under).filter((key) => LANGUAGE_CODE.test(key));
  return 'label' in over ? FORMS : [];
}

/** The forms of a label within a sentence. */
const FORMS = ['singular', 'plural'];

/** Whether a map is a text by language. */
const isText = (value: Table): boolean =>
  'en' in value && Object.entries(value).every(([key, told]) => LANGUAGE_CODE.test(key) && typeof told === 'string');

const namesPlaces = (over: Table, length: number): boolean =>
  Object.keys(over).length > 0 && Object.keys(over).every((key) => /^\d+$/.test(key) && Number(key) < length);

/** A number written with its source replaces the one below it whole. */
const isQuantity = (value: Table): boolean => 'value' in value && ('source' in value || 'evidence' in value);

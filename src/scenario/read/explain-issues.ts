/** Problems that a schema finds, in words: what was found, what was expected, and the nearest name. */
import type { z } from 'zod';
import { unknownName } from '../../base/nearest.ts';
import { choicesAt, knownKeys } from '../schema/lookup.ts';
import type { Json } from './plain-tree.ts';
import { MAX_LINES, type Problem } from './problem.ts';

/** Problems of a later check, except at or below places where an earlier check has found one. */
export const besides = (earlier: readonly Problem[], later: readonly Problem[]): Problem[] => {
  const places = new Set(earlier.map(({ path }) => JSON.stringify(path.map(String))));
  const known = (path: readonly PropertyKey[]): boolean =>
    path.some((_, i) => places.has(JSON.stringify(path.slice(0, i + 1).map(String))));
  return later.filter(({ path }) => !known(path));
};

/** What a schema entry expects, in words. */
const WANTED: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
};

const wanted = (type: string): string => WANTED[type] ?? type;
const oneOf = (values: readonly string[]): string => (values.length === 1 ? values[0] : `one of ${values.join(', ')}`);

function writtenAt(raw: Json, path: readonly PropertyKey[]): Json | undefined {
  let value: Json | undefined = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as { [key: string]: Json })[String(key)];
  }
  return value;
}

function foundText(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The problems that a schema found, with what was written there. */
export const explainIssues = (error: z.ZodError, raw: Json, schema?: z.ZodType): Problem[] =>
  error.issues.flatMap((issue) => explainIssue(issue, raw, schema));

function explainIssue(issue: z.core.$ZodIssue, raw: Json, schema?: z.ZodType): Problem[] {
  const { path } = issue;
  const value = writtenAt(raw, path);
  const wrongWord = (at: readonly PropertyKey[], values: readonly string[]): Problem[] => {
    const written = writtenAt(raw, at);
    const named = typeof written === 'string' || typeof written === 'number';
    const message = named
      ? unknownName(String(written), oneOf(values), values)
      : `found ${foundText(written)}, expected ${oneOf(values)}`;
    return [{ path: at, message }];
  };
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path, value, schema);
    // There may be thousands: only the first ones name the nearest key.
    return issue.keys.map((key, i) => ({
      path: [...path, key],
      message: i < 2 * MAX_LINES ? `unknown key; ${unknownName(key, oneOf(known), known)}` : 'unknown key',
      atKey: true,
    }));
  }
  if (issue.code === 'invalid_union') {
    const { discriminator } = issue as { discriminator?: string };
    const at = discriminator !== undefined && path.at(-1) !== discriminator ? [...path, discriminator] : path;
    if (discriminator !== undefined) return wrongWord(at, choicesAt(at, schema));
    const inner = issue.errors.flat();
    const deepest = inner.reduce<z.core.$ZodIssue | undefined>(
      (a, b) => (a && a.path.length >= b.path.length ? a : b),
      undefined,
    );
    if (deepest && deepest.path.length > 0)
      return explainIssue({ ...deepest, path: [...path, ...deepest.path] } as z.core.$ZodIssue, raw, schema);
    // Of the forms that a value may have, the one whose kind it is says what is wrong with it.
    const own = inner.find((one) => one.code === 'custom' && one.path.length === 0);
    if (own) return explainIssue({ ...own, path } as z.core.$ZodIssue, raw, schema);
    // What the union itself states as expected.
    if (issue.message.startsWith('expected')) return [{ path, message: `found ${foundText(value)}, ${issue.message}` }];
    const types = inner.map((one) => ('expected' in one ? wanted(String(one.expected)) : 'another value'));
    return [{ path, message: `found ${foundText(value)}, expected ${[...new Set(types)].join(' or ')}` }];
  }
  if (issue.code === 'invalid_value') return wrongWord(path, issue.values.map(String));
  if (issue.code === 'invalid_type')
    return [{ path, message: `found ${foundText(value)}, expected ${wanted(issue.expected)}` }];
  if (issue.code === 'invalid_format') return [{ path, message: `found ${foundText(value)}, ${issue.message}` }];
  if (issue.code === 'too_small') return [{ path, message: `found ${foundText(value)}, expected a name` }];
  return [{ path, message: issue.message, atKey: issue.code === 'custom' && issue.params?.atKey === true }];
}

/**
 * Looks things up in a table of keys by path: unit, range and help of a number, keys that a place may hold. The table
 * is that of scenarios by default.
 */
import type { z } from 'zod';
import { type QuantityMeta, quantityMeta } from './quantity.ts';
import { scenarioSchema } from './schema.ts';

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  values?: unknown[];
}

const definition = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

/** The keys that a dotted path means. Names of rule outputs hold dots themselves: `rules.R1.output.receptor.CXCR4`. */
export function keysOfPath(path: string): string[] {
  const keys = path.split('.');
  return keys[0] === 'rules' && keys[2] === 'output' && keys.length > 4
    ? [...keys.slice(0, 3), keys.slice(3).join('.')]
    : keys;
}

/** Strips optional, default and prefault. */
function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (quantityMeta(inner) === undefined && definition(inner).innerType) inner = definition(inner).innerType!;
  return inner;
}

/** All schema entries that a path may stand for; several where the file may choose between forms. */
function entriesAt(path: readonly PropertyKey[], root: z.ZodType = scenarioSchema): z.ZodType[] {
  let places = [root];
  for (const key of path) {
    const next: z.ZodType[] = [];
    for (const place of places.flatMap(alternatives)) {
      const found = definition(place);
      if (found.shape && Object.hasOwn(found.shape, String(key))) next.push(found.shape[String(key)]);
      else if (found.type === 'record') {
        // A key may hold dots: what follows a number's key belongs to the key.
        if (quantityMeta(bare(found.valueType!))) return [found.valueType!];
        next.push(found.valueType!);
      } else if (found.element) next.push(found.element);
    }
    places = next;
  }
  return places;
}

function alternatives(schema: z.ZodType): z.ZodType[] {
  const inner = bare(schema);
  const options = definition(inner).options;
  return options ? options.flatMap(alternatives) : [inner];
}

/** Unit, range and help of the number at a path, or undefined if the path holds none. */
export function describe(path: readonly PropertyKey[]): QuantityMeta | undefined {
  for (const place of entriesAt(path).flatMap(alternatives)) {
    const meta = quantityMeta(place);
    if (meta) return meta;
  }
  return undefined;
}

/**
 * The keys that the table knows at a path; empty where the file names its own. Where the file chooses between forms by a
 * word (`kind`, `draw`), `written` narrows them to the form chosen.
 */
export function knownKeys(path: readonly PropertyKey[], written: unknown = undefined, root?: z.ZodType): string[] {
  const places = entriesAt(path, root).flatMap(alternatives);
  const shapes = places.map((place) => definition(place).shape ?? {});
  const chosen = shapes.filter((shape) => Object.entries(shape).every(([key, field]) => mayBe(field, written, key)));
  return [...new Set((chosen.length > 0 ? chosen : shapes).flatMap((shape) => Object.keys(shape)))];
}

/** The words that a place chooses from, such as the kinds of a species. */
export const choicesAt = (path: readonly PropertyKey[], root?: z.ZodType): string[] => [
  ...new Set(
    entriesAt(path, root)
      .flatMap(alternatives)
      .flatMap((place) => definition(place).values ?? [])
      .map(String),
  ),
];

function mayBe(field: z.ZodType, written: unknown, key: string): boolean {
  const values = definition(field).values;
  if (definition(field).type !== 'literal' || values === undefined) return true;
  if (typeof written !== 'object' || written === null || !Object.hasOwn(written, key)) return true;
  return values.includes((written as Record<string, unknown>)[key]);
}

/** Whether keys at a path are the file's own names, and if so, whether each names its own table. */
export function namesAt(path: readonly PropertyKey[]): 'none' | 'tables' | 'values' {
  const records = entriesAt(path)
    .flatMap(alternatives)
    .filter((place) => definition(place).type === 'record');
  if (records.length === 0) return 'none';
  const tables = records.some((record) =>
    alternatives(definition(record).valueType!).some((place) => definition(place).shape !== undefined),
  );
  return tables ? 'tables' : 'values';
}

/** Whether the path is one that the table allows at all. */
export const isKnownPath = (path: readonly PropertyKey[]): boolean => entriesAt(path).length > 0;

/** Whether the path is that of a flag, true or false. */
export const isFlag = (path: readonly PropertyKey[]): boolean =>
  entriesAt(path)
    .flatMap(alternatives)
    .some((place) => definition(place).type === 'boolean');

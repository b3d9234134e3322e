/** The two kinds of number a scenario file holds, as schema entries that carry unit, range, default and help. */
import { z } from 'zod';
import { unknownName } from '../../base/nearest.ts';
import {
  coreUnit,
  type Dimension,
  displayUnit,
  nearestUnit,
  oneOfUnits,
  parseQuantity,
  unitsOf,
} from '../../base/units.ts';
import { EVIDENCE } from './evidence.ts';

export interface QuantityMeta {
  dimension: Dimension;
  unit: string;
  low: number;
  high: number;
  help: string;
  /** Only whole numbers. */
  whole?: boolean;
  /** An interval: "every 6 h" means "6 h". */
  every?: boolean;
}

interface Range {
  low?: number;
  high?: number;
  help: string;
  whole?: boolean;
  every?: boolean;
}

const shown = (unit: string): string => (unit === '' ? '' : ` ${displayUnit(unit)}`);

const PARTS = ['value', 'source', 'evidence', 'range'];

/** A number with its provenance. */
type Stated = { [key: string]: unknown; value: unknown };

interface Wrong {
  problem: string;
  /** The faulty key, if it is not the number itself. */
  key?: string;
  atKey?: boolean;
}

const isStated = (raw: unknown): raw is Stated => typeof raw === 'object' && raw !== null && 'value' in raw;

/** What is wrong with the keys beside `value`. */
function originProblem(raw: Stated): Wrong | undefined {
  for (const [key, value] of Object.entries(raw)) {
    if (!PARTS.includes(key))
      return { key, atKey: true, problem: `unknown key; ${unknownName(key, `one of ${PARTS.join(', ')}`, PARTS)}` };
    if (key === 'source' && typeof value !== 'string')
      return { key, problem: `found ${JSON.stringify(value)}, expected text` };
    if (key === 'evidence' && !EVIDENCE.includes(value as never)) {
      return { key, problem: unknownName(String(value), `one of ${EVIDENCE.join(', ')}`, EVIDENCE) };
    }
  }
  return undefined;
}

/** What is wrong with the range of a value. */
function rangeProblem(range: unknown, value: number, meta: QuantityMeta): Wrong | undefined {
  const key = 'range';
  if (!Array.isArray(range) || range.length !== 2)
    return { key, problem: `found ${JSON.stringify(range)}, expected a list of the lowest and the highest value` };
  const [low, high] = range.map((end: unknown) => readBare(end, meta)) as [Read, Read];
  for (const end of [low, high]) if ('problem' in end) return { key, problem: end.problem };
  if ('value' in low && 'value' in high && !(low.value <= value && value <= high.value && low.value < high.value))
    return {
      key,
      problem: `found ${range.join(' to ')}, expected a range that holds the value, ${value}${shown(meta.unit)}`,
    };
  return undefined;
}

type Read = { value: number } | Wrong;

/** Reads a number: 40, "40 mmHg" or { value, source, evidence, range }; returns the value or a problem. */
export function readQuantity(raw: unknown, meta: QuantityMeta): Read {
  if (!isStated(raw)) return readBare(raw, meta);
  const wrong = originProblem(raw);
  if (wrong) return wrong;
  const read = readBare(raw.value, meta);
  if ('problem' in read || raw.range === undefined) return read;
  return rangeProblem(raw.range, read.value, meta) ?? read;
}

/** Reads a number without or with its unit. */
function readBare(inner: unknown, meta: QuantityMeta): Read {
  const range = `${meta.low} to ${meta.high}${shown(meta.unit)}`;
  let value: number;
  if (typeof inner === 'number') value = inner;
  else if (typeof inner === 'string') {
    const parsed = parseQuantity(meta.every ? inner.replace(/^every\s+/, '') : inner, meta.dimension);
    if ('problem' in parsed) {
      if (parsed.problem === 'not a number') return { problem: `found "${inner}", expected a number (${range})` };
      const known = unitsOf(meta.dimension);
      const allowed = known.length === 0 ? 'a number without unit' : oneOfUnits(known);
      return {
        problem: `found unit "${parsed.unit}", expected ${allowed} (${range})${nearestUnit(parsed.unit, known)}`,
      };
    }
    value = parsed.value;
  } else
    return {
      problem: `found ${inner === undefined ? 'nothing' : JSON.stringify(inner)}, expected a number (${range})`,
    };
  if (!Number.isFinite(value) || value < meta.low || value > meta.high) {
    return { problem: `${value}${shown(meta.unit)} is out of range, expected ${range}` };
  }
  if (meta.whole && !Number.isInteger(value)) return { problem: `found ${value}, expected a whole number (${range})` };
  return { value };
}

const registry = new WeakMap<object, QuantityMeta>();

/** The unit, range and help of a schema entry made by `quantity`, if it is one. */
export const quantityMeta = (schema: object): QuantityMeta | undefined => registry.get(schema);

/** A number with a unit. In files: a bare number (in the core unit), text with a unit, or { value, source, evidence, range }. */
export function quantity(dimension: Dimension, range: Range) {
  const meta: QuantityMeta = {
    dimension,
    unit: coreUnit(dimension),
    low: range.low ?? 0,
    high: range.high ?? 1e12,
    help: range.help,
    ...(range.whole ? { whole: true } : {}),
    ...(range.every ? { every: true } : {}),
  };
  const schema = z.unknown().transform((raw, context): number => {
    const read = readQuantity(raw, meta);
    if ('value' in read) return read.value;
    context.addIssue({
      code: 'custom',
      message: read.problem,
      path: read.key === undefined ? [] : [read.key],
      params: { atKey: read.atKey },
    });
    return z.NEVER;
  });
  registry.set(schema, meta);
  return schema;
}

/** A pure number. */
export const number = (range: Range) => quantity('number', range);

/** A count: a pure number without fraction. */
export const whole = (range: Range) => number({ ...range, whole: true });

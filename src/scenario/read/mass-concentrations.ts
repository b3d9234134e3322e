/** Concentrations that a file gives by mass, as 5 ng/mL, in nM: by the molar mass of the species or drug. */
import { parseQuantity, splitQuantity } from '../../base/units.ts';
import { describe } from '../schema/lookup.ts';
import { isPlainMap, type Json, type Table } from './plain-tree.ts';
import type { Problem } from './problem.ts';

/** Units of mass by volume, in g/L. */
const UNITS: Record<string, number> = {
  'pg/mL': 1e-9,
  'ng/L': 1e-9,
  'ng/mL': 1e-6,
  'ug/L': 1e-6,
  'ug/mL': 1e-3,
  'mg/L': 1e-3,
  'mg/mL': 1,
  'g/L': 1,
};

const NANO = 1e9;

/**
 * A tree whose concentrations are all by amount: `5 ng/mL` of something of 10,000 g/mol becomes `0.5 nM`.
 * @returns a problem for each that is of something without a molar mass
 */
export function inNanomolar(tree: Table): { tree: Table; problems: Problem[] } {
  const problems: Problem[] = [];
  const masses = massesIn(tree);
  const read = (text: string, path: readonly string[]): string => {
    const split = splitQuantity(text);
    const unit = split?.unit.replace(/[µμ]/g, 'u') ?? '';
    if (!split || !Object.hasOwn(UNITS, unit) || dimensionAt(path) !== 'concentration') return text;
    const owner = ownerOf(path, tree, masses);
    const mass = masses.get(owner ?? '');
    if (typeof mass === 'number') return `${(split.value * UNITS[unit] * NANO) / mass} nM`;
    const of = owner === undefined ? 'what it is of' : owner;
    problems.push({
      path,
      message: `found "${text}", expected nM, or molarMass of ${of}, by which ${split.unit} is converted`,
    });
    return text;
  };
  const walk = (value: Json, path: readonly string[]): Json => {
    if (typeof value === 'string') return read(value, path);
    if (Array.isArray(value)) return value.map((item, i) => walk(item, [...path, String(i)]));
    if (!isPlainMap(value)) return value;
    const stated = 'value' in value && dimensionAt(path) === 'concentration';
    const at = (key: string): readonly string[] =>
      stated && (key === 'value' || key === 'range') ? path : [...path, key];
    const entries = Object.entries(value).map(([key, inner]) => {
      const below = stated && key === 'range' && Array.isArray(inner);
      return [key, below ? inner.map((end) => walk(end, path)) : walk(inner, at(key))];
    });
    return Object.fromEntries(entries) as Table;
  };
  return { tree: walk(tree, []) as Table, problems };
}

const dimensionAt = (path: readonly string[]): string | undefined =>
  scheduledAt(path)?.key === 'amount' ? 'concentration' : describe(path)?.dimension;

/** The path of the row of a schedule that a path is in, of the scenario or of an arm, and the key in it. */
function scheduledAt(path: readonly string[]): { row: readonly string[]; key: string | undefined } | undefined {
  const from = path[0] === 'arms' ? 2 : 0;
  return path[from] === 'schedule' ? { row: path.slice(0, from + 2), key: path[from + 2] } : undefined;
}

/** Molar masses of species and drugs, g/mol; undefined for what has none. */
function massesIn(tree: Table): Map<string, number | undefined> {
  const of = (table: Json | undefined): [string, number | undefined][] =>
    isPlainMap(table)
      ? Object.entries(table).map(([id, row]) => {
          const raw = isPlainMap(row) ? row.molarMass : undefined;
          const inner = isPlainMap(raw) ? raw.value : raw;
          const parsed = inner === undefined ? undefined : parseQuantity(String(inner), 'molarMass');
          return [id, parsed && 'value' in parsed && parsed.value > 0 ? parsed.value : undefined];
        })
      : [];
  return new Map([...of(tree.species), ...of(tree.drugs)]);
}

/**
 * The species or drug that a concentration is of: the last name in its path, the ligand of an axis, what a row adds or
 * holds.
 */
function ownerOf(path: readonly string[], tree: Table, masses: ReadonlyMap<string, unknown>): string | undefined {
  const scheduled = scheduledAt(path);
  const at = scheduled?.row ?? path.slice(0, 2);
  const row = at.reduce<Json | undefined>((inner, key) => (inner as Table | undefined)?.[key], tree);
  const given = scheduled?.key === 'level' ? 'hold' : 'add';
  const named = path[0] === 'axes' ? 'ligand' : scheduled ? given : undefined;
  if (named !== undefined && isPlainMap(row) && typeof row[named] === 'string') return row[named];
  // What a drug blocks is measured as free drug.
  if (path[0] === 'drugs') return path[1];
  return [...path].reverse().find((key) => masses.has(key));
}

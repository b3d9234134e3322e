/**
 * Units of scenario files. The core computes in µm, minutes, nM and mmHg; conversion happens once, when a file is read.
 */

import { distance } from './nearest.ts';

/** The size of each unit in core units, by dimension. Several spellings of µ and ² are accepted. */
const UNITS: Record<string, Record<string, number>> = {
  time: { min: 1, s: 1 / 60, h: 60, d: 1440 },
  length: { um: 1, mm: 1000, nm: 0.001, site: 20, sites: 20 },
  area: { um2: 1 },
  volume: { um3: 1 },
  concentration: { nM: 1, uM: 1000, pM: 0.001, mM: 1e6, M: 1e9 },
  pressure: { mmHg: 1, kPa: 7.50062 },
  mass: { mg: 1, ug: 0.001, g: 1000 },
  massPerWeight: { 'mg/kg': 1, 'ug/kg': 0.001 },
  massRate: { 'mg/h': 1, 'ug/h': 0.001, 'g/h': 1000, 'mg/min': 60, 'ug/min': 0.06, 'mg/d': 1 / 24 },
  massRatePerWeight: { 'mg/kg/h': 1, 'ug/kg/h': 0.001, 'mg/kg/min': 60, 'ug/kg/min': 0.06, 'mg/kg/d': 1 / 24 },
  weight: { kg: 1, g: 0.001 },
  tissueMass: { g: 1, kg: 1000, mg: 0.001 },
  capacity: { L: 1, mL: 0.001 },
  molarMass: { 'g/mol': 1, 'kg/mol': 1000 },
  rate: { '/min': 1, '/h': 1 / 60, '/d': 1 / 1440, '/s': 60 },
  hourly: { '/h': 1, '/min': 60, '/d': 1 / 24 },
  clearance: { 'L/h': 1, 'mL/min': 0.06 },
  perfusion: { 'mL/g/min': 1 },
  speed: { 'um/min': 1, 'um/h': 1 / 60, 'um/s': 60 },
  diffusion: { 'um2/min': 1, 'um2/s': 60 },
  resorption: { 'um3/min': 1, 'um3/h': 1 / 60 },
  secretion: { 'nM/min': 1, 'nM/h': 1 / 60, 'molecules/s': 0.01246 },
  consumption: { 'mmHg/min': 1, 'mmHg/s': 60 },
  density: { '/mL': 1, '/uL': 1000 },
  number: {},
  fraction: { '%': 0.01 },
};

export type Dimension =
  | 'time'
  | 'length'
  | 'area'
  | 'volume'
  | 'concentration'
  | 'pressure'
  | 'mass'
  | 'massPerWeight'
  | 'massRate'
  | 'massRatePerWeight'
  | 'weight'
  | 'tissueMass'
  | 'capacity'
  | 'molarMass'
  | 'rate'
  | 'hourly'
  | 'clearance'
  | 'perfusion'
  | 'speed'
  | 'diffusion'
  | 'resorption'
  | 'secretion'
  | 'consumption'
  | 'density'
  | 'number'
  | 'fraction';

/** The unit of a bare number of this dimension; '' for pure numbers. */
export function coreUnit(dimension: Dimension): string {
  for (const [name, factor] of Object.entries(UNITS[dimension] ?? {})) if (factor === 1) return name;
  return '';
}

/** The units that may be written for a dimension. */
export function unitsOf(dimension: Dimension): string[] {
  return Object.keys(UNITS[dimension] ?? {});
}

const QUANTITY = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*?)\s*$/;

/** The number and the unit of `"240 ug/kg"`, as written; null unless the text begins with a number. */
export function splitQuantity(text: string): { value: number; unit: string } | null {
  const match = QUANTITY.exec(text);
  return match ? { value: Number(match[1]), unit: match[2] } : null;
}

export type Parsed = { value: number } | { problem: 'not a number' | 'unit'; unit: string };

/** Reads `"3000 um2/min"` or `"40"`; a bare number is in the core unit. Units are case-sensitive. */
export function parseQuantity(text: string, dimension: Dimension): Parsed {
  const split = splitQuantity(text);
  if (!split) return { problem: 'not a number', unit: '' };
  const unit = plainUnit(split.unit);
  if (unit === '') return { value: split.value };
  const units = UNITS[dimension] ?? {};
  return Object.hasOwn(units, unit) ? { value: split.value * units[unit] } : { problem: 'unit', unit };
}

/** A unit in the spelling of the table: `µm²` is um2, `mcg` is ug, `per h` is /h. */
const plainUnit = (unit: string): string =>
  unit
    .replace(/[µμ]/g, 'u')
    .replace(/\bmcg\b/g, 'ug')
    .replace(/²/g, '2')
    .replace(/³/g, '3')
    .replace(/^per /, '/');

/** A unit as it is shown to a person. */
export function displayUnit(unit: string): string {
  return unit
    .replace(/\bu(m|M|L|g)/g, 'µ$1')
    .replace(/m2/g, 'm²')
    .replace(/m3/g, 'm³');
}

/** `one of the units mg, µg, g`. */
export const oneOfUnits = (units: readonly string[]): string => `one of the units ${units.map(displayUnit).join(', ')}`;

/** `; nearest is "min"` for a unit in another case (`Min`), in full (`minutes`) or with a slip (`MGKG`), else ''. */
export function nearestUnit(written: string, units: readonly string[]): string {
  const word = written.toLowerCase();
  const slips = word.length > 2 ? 1 : 0;
  const near =
    units.find((unit) => unit.toLowerCase() === word) ??
    units.find((unit) => distance(unit.toLowerCase(), word) <= slips) ??
    (/^[a-z]+$/.test(word) ? units.find((unit) => word.startsWith(unit.toLowerCase())) : undefined);
  return near === undefined ? '' : `; nearest is "${displayUnit(near)}"`;
}

/** Reads numbers in options and formats numbers for printing. */
import { nearestUnit, parseQuantity, splitQuantity, unitsOf } from '../base/units.ts';
import { wrong } from './failure.ts';

/** A time in minutes: `10d`, `-12 h`, `0`. Any other number needs a unit: 2 may be hours or days. */
export function readTime(text: string, option: string): number {
  const split = splitQuantity(text);
  if (split && split.unit === '' && split.value !== 0)
    throw wrong(`${option}: found "${text}" without a unit, expected ${text}min, ${text}h or ${text}d`);
  const read = parseQuantity(text, 'time');
  if ('value' in read && Number.isFinite(read.value)) return read.value;
  const near = 'problem' in read && read.unit !== '' ? nearestUnit(read.unit, unitsOf('time')) : '';
  throw wrong(`${option}: found "${text}", expected a time such as 10d, 36h or 90min${near}`);
}

/** A seed as written; an empty one, as from an unset variable, is refused. */
export function readSeed(text: string): string {
  if (text !== '') return text;
  throw wrong('--seed: found nothing, expected a seed: any text, such as 7 or ember-41');
}

/** A whole number from `low` to `high`. */
export function readWhole(text: string, option: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= low && value <= high) return value;
  throw wrong(`${option}: found "${text}", expected a whole number from ${low} to ${high}`);
}

/** `5 d 4 h`, `36 min`, `-2 d`: a time of the simulation in words. */
export function timeText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ].filter(([amount]) => amount !== 0);
  const text = parts.length === 0 ? '0 h' : parts.map((part) => part.join(' ')).join(' ');
  return hours < 0 && minutes > 0 ? `-${text}` : text;
}

/** Four significant figures, without trailing zeros. */
export const valueText = (value: number): string => String(Number(value.toPrecision(4)));

/** What is no number as null, as in JSON. */
export const numberOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Four significant figures; a dash for what is no number. */
export const knownText = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? '–' : valueText(value);

/** `97 to 103`; '' if both are written the same. */
export function intervalText({ low, high }: { low: number; high: number }): string {
  const [from, to] = [valueText(low), valueText(high)];
  return from === to ? '' : `${from} to ${to}`;
}

/** Rows of a table in columns; the columns in `right` are right-aligned. */
export function table(rows: readonly string[][], right: readonly number[] = []): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text: string, column: number): string =>
    right.includes(column) ? text.padStart(widths[column]) : text.padEnd(widths[column]);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

/** Seed texts of several runs: the seed itself, then `seed-2`, `seed-3` … */
export const seedsFrom = (seed: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => (i === 0 ? seed : `${seed}-${i + 1}`));

/** `1, 3-5, 9` for rising whole numbers; without spaces, as a Slurm array takes them, with another separator. */
export function rangesText(numbers: readonly number[], separator = ', '): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(separator);
}

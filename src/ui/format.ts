/**
 * Numbers and times as the page writes them in its language: U+2212 minus, grouped thousands, times as days and hours.
 */
import { computed } from '@preact/signals';
import { texts } from './texts/language.ts';

const MINUS = '\u2212';

/** A number to about three significant digits; whole numbers in full. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e6) return signed(value, scientific(size));
  if (size >= 100 || Number.isInteger(value)) return signed(value, grouped(Math.round(size)));
  if (size >= 10) return signed(value, trimmed(size.toFixed(1)));
  if (size >= 0.995) return signed(value, trimmed(size.toFixed(2)));
  if (size >= 0.001) return signed(value, trimmed(size.toPrecision(2)));
  return signed(value, scientific(size));
}

const short = computed(
  () => new Intl.NumberFormat(texts.value.numbers.tag, { notation: 'compact', maximumFractionDigits: 1 }),
);

/** A round number at the end of a scale, where space is short: `0.2`, `1,500`, `120K`. */
export const roundNumber = (value: number): string =>
  Math.abs(value) >= 10_000 ? short.value.format(value).replace('-', '−') : number(value);

/** The smallest size that a readout shows, in any unit; what is less is a residue and reads 0. Files have all digits. */
const FLOOR = 0.001;

/** A readout of a measure: counts as integers, others with few digits, the same number of them in every frame. */
export function reading(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size < FLOOR) return '0';
  if (Number.isInteger(value) || size >= 100) return signed(value, grouped(Math.round(size)));
  if (size >= 10) return signed(value, size.toFixed(0));
  if (size >= 1) return signed(value, decimal(size.toFixed(1)));
  if (size >= 0.005) return signed(value, decimal(size.toFixed(2)));
  return number(value);
}

/** A readout and its unit as two texts: ratios are written `×2.38`, other units follow the value. */
export function quantity(value: number | undefined, unit: string): { value: string; unit: string } {
  const shown = value === undefined ? '–' : reading(value);
  return unit === '×' ? { value: `×${shown}`, unit: '' } : { value: shown, unit: unitText(unit) };
}

/** Days and whole hours of a time in hours. */
export function daysAndHours(hours: number): { sign: string; days: number; hours: number } {
  const whole = Math.floor(Math.abs(hours) + 1e-9);
  return { sign: hours < 0 && whole > 0 ? MINUS : '', days: Math.floor(whole / 24), hours: whole % 24 };
}

/** `8 d 14 h`, `−3 d 4 h`. */
export function time(hours: number): string {
  const parts = daysAndHours(hours);
  return `${parts.sign}${parts.days} d ${parts.hours} h`;
}

/** A moment within a sentence, kept on one line: `2 d`, `8 d 14 h`. */
export const moment = (hours: number): string =>
  time(hours).replace(/ 0 h$/, '').replace(/^0 d /, '').replaceAll(' ', '\u00a0');

/** A short time read from a run: `0.8 h`, `9 h`, `2 d 5 h`. */
export const timeWithin = (hours: number): string =>
  Math.abs(hours) < 10 ? `${number(hours)}\u00a0h` : moment(Math.round(hours));

/** A unit as written after a value: nothing for pure numbers. */
export function unitText(unit: string): string {
  return unit === '1' || unit === '' ? '' : (texts.value.units[unit] ?? unit);
}

/** The name of an axis; a count needs no unit, since its name says what is counted. */
export const axisName = (name: string, unit: string): string =>
  unit === 'cells' || unitText(unit) === '' ? name : `${name}, ${unitText(unit)}`;

/** Formats a value with the decimals of a slider's step. */
export function atStep(value: number, step: number): string {
  const digits = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return signed(value, step >= 1 ? grouped(Math.round(Math.abs(value))) : trimmed(Math.abs(value).toFixed(digits)));
}

/** A length with a fixed number of decimals, so that the number of its digits stays the same. */
export const fixed = (value: number, digits: number): string => signed(value, decimal(Math.abs(value).toFixed(digits)));

function signed(value: number, size: string): string {
  return (value < 0 && /[1-9]/.test(size) ? MINUS : '') + size;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, texts.value.numbers.group);
}

function trimmed(text: string): string {
  return decimal(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

/** A JavaScript number with the decimal separator of the language. */
function decimal(text: string): string {
  return text.replace('.', texts.value.numbers.decimal);
}

function scientific(size: number): string {
  const exponent = Math.floor(Math.log10(size));
  const mantissa = trimmed((size / 10 ** exponent).toFixed(1));
  const raised = [...String(Math.abs(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
  return `${mantissa} × 10${exponent < 0 ? '⁻' : ''}${raised}`;
}

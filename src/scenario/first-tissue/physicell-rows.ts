/**
 * Rows of PhysiCell's rules files. The number of columns, or their names, tell the form:
 *
 *   10 columns, version 0: cell, behaviour, min, base, max, signal, direction, half-max, Hill power, applies to dead
 *    9 columns, version 1: cell, signal, direction, behaviour, base, saturated, half-max, Hill power, applies to dead
 *    8 columns, versions 2 and 3: the same without the base
 */
import { counted } from '../../base/plain-words.ts';
import type { Words } from '../../texts/words.ts';
import { columnCount, hasDecimalComma, rowsOf } from './csv-rows.ts';
import { columnsWords, ImportProblem, lineWords, mismatch, placed, quoted } from './import-problem.ts';

const BARE = ['cell', 'signal', 'direction', 'behaviour', 'saturated', 'half', 'power', 'dead'] as const;
const WITH_BASE = ['cell', 'signal', 'direction', 'behaviour', 'base', 'saturated', 'half', 'power', 'dead'] as const;
const WITH_RANGE = [
  ...['cell', 'behaviour', 'min', 'base', 'max', 'signal', 'direction', 'half', 'power', 'dead'],
] as const;
const FORMS: Readonly<Record<number, readonly string[]>> = { 8: BARE, 9: WITH_BASE, 10: WITH_RANGE };

/** One rule as written; numbers have a decimal point. */
export interface WrittenRule {
  line: number;
  cell: string;
  signal: string;
  direction: string;
  behaviour: string;
  saturated: string;
  half: string;
  power: string;
  dead: string;
  /** Only the older forms state it. */
  base: string | undefined;
}

export interface WrittenRules {
  rows: WrittenRule[];
  /** Rows that are no rules. */
  misshapen: { line: number; text: string; why: Words }[];
  notes: string[];
}

/** Names that a column may have, as letters alone. */
const COLUMN_NAMES: Readonly<Record<string, readonly string[]>> = {
  cell: ['cell', 'celltype'],
  signal: ['signal'],
  direction: ['direction', 'response'],
  behaviour: ['behaviour', 'behavior', 'behavoir'],
  base: ['base', 'basevalue'],
  min: ['min', 'minvalue'],
  max: ['maxvalue'],
  saturated: ['saturated', 'saturatedvalue', 'saturation', 'saturationvalue', 'maxresponse', 'maxresponsevalue', 'max'],
  half: ['half', 'halfmax', 'halfmaximum'],
  power: ['power', 'hillpower', 'hill'],
  dead: ['dead', 'appliestodead', 'applytodead', 'usefordead'],
};

const NEEDED = ['cell', 'signal', 'direction', 'behaviour', 'half', 'power'];
const DIRECTION = /^(increases?|promotes|decreases?|inhibits)$/i;

/** @throws an error for text without a row of a known form */
export function rulesIn(text: string): WrittenRules {
  const all = rowsOf(text, { told: { en: 'CSV with {names!}', de: 'CSV mit {names!}' }, names: BARE.join(', ') }, '//');
  const header = all.length > 0 ? headerOf(all[0].fields) : null;
  const read: WrittenRules = { rows: [], misshapen: [], notes: [] };
  if (header) {
    const unknown = all[0].fields.filter((_, i) => header[i] === '');
    if (unknown.length > 0) read.notes.push(`line ${all[0].line}: ignored columns: ${unknown.join(', ')}`);
  }
  let commas = 0;
  for (const { fields, line } of header ? all.slice(1) : all) {
    const columns = header ?? (FORMS[fields.length] ? FORMS[fields.length] : shortForm(fields));
    if (columns === null || fields.length > columns.length || (header && fields.length < header.length)) {
      read.misshapen.push({ line, text: fields.join(', '), why: misshapen(fields, header?.length) });
      continue;
    }
    const row = Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? '0']));
    for (const key of ['base', 'min', 'max', 'saturated', 'half', 'power'])
      if (row[key] !== undefined && hasDecimalComma(row[key])) {
        row[key] = row[key].replace(',', '.');
        commas++;
      }
    read.rows.push({ ...(row as unknown as WrittenRule), line, base: row.base, saturated: saturatedOf(row) });
  }
  if (read.rows.length === 0 && read.misshapen.length > 0)
    throw new ImportProblem(placed(lineWords(read.misshapen[0].line), read.misshapen[0].why));
  if (commas > 0) read.notes.push(`${counted(commas, 'number')} with a decimal comma`);
  const older = read.rows.filter(({ base }) => base !== undefined).length;
  if (older > 0) read.notes.push(`${counted(older, 'row')} of an older form, with a base value`);
  return read;
}

/** The key of each column, '' for unknown ones; null for a row that is not a header. */
function headerOf(fields: readonly string[]): string[] | null {
  const keys = fields.map((field) => {
    const letters = field.toLowerCase().replace(/[^a-z]/g, '');
    return Object.keys(COLUMN_NAMES).find((key) => COLUMN_NAMES[key].includes(letters)) ?? '';
  });
  if (keys.filter((key) => key !== '').length < 4) return null;
  if (keys.includes('min')) keys.forEach((key, i) => key === 'saturated' && keys.splice(i, 1, 'max'));
  const missing = [...NEEDED, keys.includes('min') ? 'max' : 'saturated'].filter((key) => !keys.includes(key));
  if (missing.length > 0)
    throw new ImportProblem(
      mismatch(columnsWords(fields), {
        told: { en: '{names!} too', de: 'auch {names!}' },
        names: missing.join(', '),
      }),
    );
  return keys;
}

/** Seven columns are a row without its last one if the third states a direction. */
const shortForm = (fields: readonly string[]): readonly string[] | null =>
  fields.length === BARE.length - 1 && DIRECTION.test(fields[2]) ? BARE : null;

function misshapen(fields: readonly string[], expected: number | undefined): Words {
  const lacking = fields.find((field) => /^(increases?|decreases?)\s+\S/i.test(field));
  const what = mismatch(columnCount(fields.length), expected === undefined ? BARE.join(', ') : String(expected));
  return lacking === undefined
    ? what
    : {
        told: { en: '{what!}; {lacking!} lacks a comma', de: '{what!}; bei {lacking!} fehlt ein Komma' },
        what,
        lacking: quoted(lacking),
      };
}

/** The value that the direction of the row speaks of; `0` where no such column is. */
function saturatedOf(row: Record<string, string>): string {
  if (row.saturated !== undefined) return row.saturated;
  return (isUp(row.direction) ? row.max : row.min) ?? '';
}

/** Whether a direction is upwards; null if it is none. */
export const isUp = (direction: string): boolean | null =>
  DIRECTION.test(direction) ? /^(increase|promote)/i.test(direction) : null;

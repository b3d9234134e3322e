/**
 * The points of a sweep from a table of another tool: CSV with or without a line of names, or the bare matrix that
 * NumPy and SALib write, with spaces between its numbers.
 */
import { unknownName } from '../base/nearest.ts';
import { counted } from '../base/plain-words.ts';
import { splitQuantity } from '../base/units.ts';
import { hasDecimalComma, noNumber, numberIn, type Row, rowsOf } from '../scenario/first-tissue/csv-rows.ts';
import type { Problem } from '../scenario/read/problem.ts';
import { english } from '../texts/words.ts';
import type { Level } from './plan.ts';
import type { FactorRow } from './sweep-schema.ts';

/** The values of a factor in a table. */
export interface TableColumn {
  /** Numbers in the unit of the column, or each as it is written. */
  values: Level[];
  unit: string;
  /** Where each value is: `line 3 of "design.csv"`. */
  places: string[];
}

/** What a table gives to a design: the columns of its factors. */
export interface DesignTable {
  columns: Record<string, TableColumn>;
  problems: Problem[];
}

interface Table {
  file: string;
  text: string;
  /** Names of its columns, in place of a line of names. */
  columns?: readonly string[] | undefined;
}

/** @param vary the factors, by the names of their columns */
export function readTable(table: Table, vary: Readonly<Record<string, FactorRow>>): DesignTable {
  const at = ['design', 'file'];
  const columns: Record<string, TableColumn> = {};
  const { file } = table;
  let rows: Rows;
  try {
    rows = evenRows(table);
  } catch (error) {
    return { columns, problems: [{ path: at, message: error instanceof Error ? error.message : String(error) }] };
  }
  const { names, body } = rows;
  const problems: Problem[] = [];
  for (const [name, { unit }] of Object.entries(vary)) {
    const place = names.indexOf(name);
    if (place < 0)
      problems.push({ path: ['vary', name], atKey: true, message: unknownName(name, `a column of ${file}`, names) });
    else if (names.lastIndexOf(name) !== place)
      problems.push({ path: at, message: `found the column "${name}" twice in "${file}", expected each once` });
    else {
      const texts = body.map(({ fields }) => fields[place]);
      const places = body.map(({ line }) => `line ${line} of "${file}"`);
      const wrong = firstWrong(texts, unit !== '');
      if (wrong) problems.push({ path: at, message: wrong.message(places[wrong.row], name) });
      columns[name] = { ...valuesOf(texts, unit), places };
    }
  }
  return { columns, problems };
}

interface Rows {
  names: string[];
  body: Row[];
}

/** The rows of a table below its names, all of one length. */
function evenRows({ file, text, columns }: Table): Rows {
  const rows = rowsOf(separated(withoutMarks(text)), `"${file}" as a CSV file`);
  const [first] = rows;
  if (first === undefined) throw new Error(`found nothing in "${file}", expected a line for each point`);
  const named = namesOf(file, first, columns);
  const body = named.own ? rows.slice(1) : rows;
  let { names } = named;
  if (body.length === 0) throw new Error(`found no rows in "${file}", expected a line of names and one for each point`);
  // R writes the numbers of rows, but no name for their column.
  if (body.every(({ fields }, i) => fields.length === names.length + 1 && fields[0] === String(i + 1)))
    names = ['', ...names];
  const uneven = body.find(({ fields }) => fields.length !== names.length);
  if (uneven)
    throw new Error(
      `found ${counted(uneven.fields.length, 'column')} in line ${uneven.line} of "${file}", expected ${names.length}`,
    );
  return { names, body };
}

/** The names of the columns, and whether they are the first line. */
function namesOf(file: string, first: Row, columns: readonly string[] | undefined): { names: string[]; own: boolean } {
  const { fields } = first;
  const numbers = fields.some((field) => numberIn(field) !== null || hasDecimalComma(field));
  if (columns === undefined) {
    if (numbers && fields.every((field) => field === '' || splitQuantity(field) !== null))
      throw new Error(
        `found numbers in the first line of "${file}", expected the names of its columns; "columns" in the design or --columns names them`,
      );
    return { names: fields, own: true };
  }
  if (fields.length === columns.length && fields.every((field, i) => field === columns[i]))
    return { names: fields, own: true };
  if (!numbers && !fields.some((field) => splitQuantity(field) !== null))
    throw new Error(
      `found the names ${fields.join(', ')} in the first line of "${file}", and ${columns.join(', ')} for its columns; expected one of them`,
    );
  return { names: [...columns], own: false };
}

/** A remark, unlike a field in which a spreadsheet has an error: `#N/A`, `#DIV/0!`. */
const REMARK = /^\s*#(?!(N\/A|DIV\/0!|[A-Z]+[!?])?\s*([,;\t]|$))/;

/** Without remarks above the table, and without the mark that NumPy puts in front of its line of names. */
function withoutMarks(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '' && !REMARK.test(line));
  const [marked] = lines
    .slice(0, Math.max(0, first))
    .filter((line) => line.trim() !== '')
    .slice(-1);
  const names = marked === undefined ? null : marked.replace(/^\s*#+\s*/, '');
  const words = (line: string): number => line.split(/[\s,;]+/).length;
  const head = names !== null && words(names) === words(lines[first].trim());
  return lines.map((line, i) => (i >= first ? line : head && line === marked ? names : '')).join('\n');
}

/** Tabs in place of spaces, where these are what separates the columns: each line has as many words. */
function separated(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const words = lines.filter(Boolean).map((line) => line.split(/ +/).length);
  const plain = !/[,;\t"]/.test(text) && words[0] > 1 && words.every((count) => count === words[0]);
  return plain ? lines.map((line) => line.replace(/ +/g, '\t')).join('\n') : text;
}

/** What statistics programs write where there is no number. */
const NONE = /^(na|n\/a|nan|null|none|nil|[+-]?inf(inity)?|-+|\?|\.|#.*)$/i;

interface Wrong {
  row: number;
  message(place: string, column: string): string;
}

/** The first field that cannot be a value beside the others of its column. */
function firstWrong(texts: readonly string[], hasUnit: boolean): Wrong | null {
  const numeric = hasUnit || texts.some((text) => numberIn(text) !== null);
  for (const [row, text] of texts.entries()) {
    const found = (expected: string): Wrong => ({
      row,
      message: (place, column) => `${place}, column "${column}": found "${text}", expected ${expected}`,
    });
    if (text === '') return { row, message: (place, column) => `found no value in ${place}, column "${column}"` };
    if (hasDecimalComma(text)) return { row, message: (place) => `${place}: ${english(noNumber(text))}` };
    if (NONE.test(text)) return found('a value: a point has one of each factor');
    const number = numberIn(text);
    if (number !== null && !Number.isFinite(number)) return found('a smaller number');
    if (!numeric || number !== null) continue;
    if (/^[+-]?0[xob]/i.test(text)) return found('a decimal number');
    if (splitQuantity(text) === null) return found('a number');
  }
  return null;
}

/** Numbers where all are; a unit of their own that some have is kept, and the others get that of the column. */
function valuesOf(texts: readonly string[], unit: string): { values: Level[]; unit: string } {
  const numbers = texts.map(numberIn);
  if (numbers.every((one) => one !== null)) return { values: numbers, unit };
  const withUnit = (text: string): string => (unit !== '' && numberIn(text) !== null ? `${text} ${unit}` : text);
  return { values: texts.map(withUnit), unit: '' };
}

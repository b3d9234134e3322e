/** A table of cells from another program: text with a place and a type in each row. */
import { counted } from '../../base/plain-words.ts';
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { type CellList, cellList } from './cell-list.ts';
import { type Columns, plain, type Recognised, type Role, recognise } from './cell-tables.ts';
import { delimited, noNumber, numberIn } from './csv-rows.ts';

export interface Meant {
  /** Columns by role, as named by the user. */
  columns?: Readonly<Partial<Record<Role, string>>>;
  /** Columns that hold a measured level, by the name of the level. */
  levels?: Readonly<Record<string, string>>;
  /** Rows to take: column and value. */
  only?: Readonly<Record<string, string>>;
}

export interface TableRead extends Recognised {
  cells: CellList;
  /** How the text was read, for the report. */
  how: Words[];
  ignored: string[];
  notes: Words[];
  /** Rows that `only` leaves out, and the line of the first. */
  passed: { rows: number; first: number };
}

/** What parts the columns. */
const BETWEEN: Record<string, CompleteText> = {
  ',': { en: 'commas between columns', de: 'Kommas zwischen den Spalten' },
  ';': { en: 'semicolons between columns', de: 'Semikolons zwischen den Spalten' },
  '\t': { en: 'tabs between columns', de: 'Tabulatoren zwischen den Spalten' },
  '|': { en: 'bars between columns', de: 'Striche zwischen den Spalten' },
};

export const lineWords = (line: number): Words => ({ told: { en: 'line {line}', de: 'Zeile {line}' }, line });

/** Maximum number of faulty rows listed. */
const MAX_TOLD = 5;

/**
 * The cells of a table, in its own unit. The separator and the mark of decimals are found; columns are recognised, or
 * are those that are named.
 * @throws an error that lists rows without a place or with too few columns
 */
export function cellsOfTable(text: string, { columns: given = {}, levels = {}, only = {} }: Meant = {}): TableRead {
  const table = delimited(text, 'a table with x, y and type');
  const [head = []] = table.head;
  const bare = head.length > 1 && head.slice(0, 2).every((field) => valueIn(field, table.separator) !== null);
  const first = bare ? head : (table.head[1] ?? []);
  const header = bare ? null : head;
  const read = recognise(header, first, given);
  const { columns } = read;
  const filters = Object.entries(only).map(([name, value]) => ({
    at: namedColumn('--only', name, header ?? []),
    value,
  }));
  const measured = Object.entries(levels).map(([level, column]) => ({
    at: namedColumn('--columns', column, header ?? []),
    values: [] as number[],
    level,
  }));
  const wrong: string[] = [];
  let faulty = 0;
  const fault = (message: string): void => {
    if (++faulty <= MAX_TOLD) wrong.push(message);
  };
  const { list, add } = cellList(lineWords);
  const depth = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
  const passed = { rows: 0, first: 0 };
  let [least, comma] = [Number.POSITIVE_INFINITY, false];
  const value = (fields: readonly string[], at: number, line: number): number => {
    const number = valueIn(fields[at] ?? '', table.separator);
    if (number === null) {
      fault(`line ${line}: ${noNumber(fields[at] ?? '')}${header ? ` in ${header[at]}` : ''}`);
      return Number.NaN;
    }
    if (!comma && fields[at].includes(',')) comma = true;
    return number;
  };
  let row = 0;
  table.each((fields, line) => {
    if (row++ === 0 && !bare) return;
    if (fields.length !== head.length) {
      // Spreadsheets drop empty fields at the end of a row.
      if (fields.length < head.length || fields.slice(head.length).some((field) => field !== ''))
        fault(`line ${line}: found ${counted(fields.length, 'column')}, expected ${head.length}`);
      return;
    }
    if (filters.some(({ at, value: wanted }) => fields[at] !== wanted)) {
      if (passed.rows++ === 0) passed.first = line;
      return;
    }
    const before = faulty;
    const x = mean(columns.x, fields, line, value);
    const y = mean(columns.y, fields, line, value);
    if (faulty > before) return;
    if (columns.z >= 0) {
      const z = valueIn(fields[columns.z] ?? '', table.separator) ?? 0;
      depth.low = Math.min(depth.low, z);
      depth.high = Math.max(depth.high, z);
    }
    for (const one of measured) one.values.push(valueIn(fields[one.at] ?? '', table.separator) ?? Number.NaN);
    least = Math.min(least, x, y);
    add(fields[columns.type], x, y, line);
  });
  if (faulty > MAX_TOLD) wrong.push(`and ${faulty - MAX_TOLD} more such rows`);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  list.levels = Object.fromEntries(measured.map(({ level, values }) => [level, values]));
  const own = asPhysicell(read, header, least, given);
  return {
    ...own,
    cells: list,
    how: [own.form, BETWEEN[table.separator], ...(comma ? [{ en: 'decimal commas', de: 'Dezimalkommas' }] : [])],
    ignored: (header ?? []).filter(
      (_, i) => ![...usedColumns(columns), ...filters.map(({ at }) => at), ...measured.map(({ at }) => at)].includes(i),
    ),
    notes: depth.low < depth.high ? [depthWords(depth)] : [],
    passed,
  };
}

const depthWords = ({ low, high }: { low: number; high: number }): Words => ({
  told: {
    en: 'z, from {low} to {high}, is left out: all cells are drawn in one plane',
    de: 'z, von {low} bis {high}, fällt weg: Alle Zellen liegen in einer Ebene',
  },
  low: decimalOf(low),
  high: decimalOf(high),
});

const decimalOf = (value: number): CompleteText => ({ en: String(value), de: String(value).replace('.', ',') });

const usedColumns = ({ x, y, type, z }: Columns): number[] => [...x, ...y, type, z];

/** A number with a point, or with a comma where commas do not part the columns. */
function valueIn(field: string, separator: string): number | null {
  const number = numberIn(field);
  if (number !== null || !field.includes(',')) return number;
  // A field that holds a comma in a table with commas was quoted.
  return separator === ',' || separator === ';' || separator === '\t' || separator === '|'
    ? numberIn(field.replace(',', '.'))
    : null;
}

function mean(
  at: readonly number[],
  fields: readonly string[],
  line: number,
  value: (fields: readonly string[], at: number, line: number) => number,
): number {
  return at.reduce((sum, column) => sum + value(fields, column, line), 0) / at.length;
}

/** The second form of PhysiCell has the columns x, y, z and type, with 0 in the middle of its domain. */
function asPhysicell(
  read: Recognised,
  header: readonly string[] | null,
  least: number,
  given: Readonly<Partial<Record<Role, string>>>,
): Recognised {
  const names = (header ?? []).map(plain);
  const form = ['x', 'y', 'z', 'type'].every((name, i) => names[i] === name);
  if (!form || least >= 0 || Object.keys(given).length > 0) return read;
  return {
    ...read,
    form: { en: 'PhysiCell, second form', de: 'PhysiCell, zweite Form' },
    unit: 'um',
    origin: 'middle',
    up: true,
  };
}

/** A column by its name, as written or in its letters and digits. */
function namedColumn(option: string, name: string, header: readonly string[]): number {
  const exact = header.indexOf(name);
  const at = exact >= 0 ? exact : header.map(plain).indexOf(plain(name));
  if (at >= 0) return at;
  throw new Error(
    `${option}: found the column "${name}", expected one of ${header.join(', ') || 'none: the table has no names'}`,
  );
}

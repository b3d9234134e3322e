/** A table of cells from another program: text with a place and a type in each row. */
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { type CellList, cellList } from './cell-list.ts';
import {
  COLUMN,
  type Columns,
  oneOfColumns,
  plain,
  type Recognised,
  type Role,
  recognise,
  type Unit,
} from './cell-tables.ts';
import { columnCount, type Delimited, delimited, noNumber, numberIn } from './csv-rows.ts';
import { ImportProblem, ImportQuestion, joined, lineWords, mismatch, named, placed, quoted } from './import-problem.ts';
import { inColumn, type Marks, noteMark, refuseMarks, refuseRegions, regionsIn } from './table-checks.ts';
import { ID } from './types-by-id.ts';

export interface Meant {
  /** Columns by role, as named by the user. */
  columns?: Readonly<Partial<Record<Role, string>>>;
  /** Columns that hold measured numbers, by what they are of. */
  levels?: Readonly<Record<string, string>>;
  /** Rows to take: column and value. */
  only?: Readonly<Record<string, string>>;
  /** Types by the id of the cell, where the table has none. */
  types?: ReadonlyMap<string, string> | undefined;
}

export interface TableRead extends Recognised {
  cells: CellList;
  /** How the text was read, for the report. */
  how: Words[];
  ignored: string[];
  notes: Words[];
  /** Rows that are no cells asked for, by the reason, and the line of the first. */
  passed: Record<'only' | 'area' | 'noPlace', { rows: number; first: number }>;
}

/** What parts the columns. */
const BETWEEN: Record<string, CompleteText> = {
  ',': { en: 'commas between columns', de: 'Kommas zwischen den Spalten' },
  ';': { en: 'semicolons between columns', de: 'Semikolons zwischen den Spalten' },
  '\t': { en: 'tabs between columns', de: 'Tabulatoren zwischen den Spalten' },
  '|': { en: 'bars between columns', de: 'Striche zwischen den Spalten' },
};

const PLACES: CompleteText = { en: 'a table with x, y and type', de: 'eine Tabelle mit x, y und Typ' };

/** Maximum number of faulty rows listed. */
const MAX_TOLD = 5;

/**
 * The cells of a table, in its own unit. The separator and the mark of decimals are found; columns are recognised, or
 * are those that are named.
 * @throws an error that lists rows without a place or with too few columns
 */
export function cellsOfTable(
  text: string,
  { columns: given = {}, levels = {}, only = {}, types }: Meant = {},
): TableRead {
  const table = delimited(text, PLACES);
  const { header, head, read } = headOf(table, given, types !== undefined);
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
  const regions = regionsIn(header ?? [], filters);
  const marks: Marks = new Map();
  const wrong: Words[] = [];
  let faulty = 0;
  const fault = (line: number, what: Words): void => {
    if (++faulty <= MAX_TOLD) wrong.push(placed(lineWords(line), what));
  };
  const { list, add } = cellList(lineWords);
  const depth = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
  const none = () => ({ rows: 0, first: 0 });
  const passed: TableRead['passed'] = { only: none(), area: none(), noPlace: none() };
  const kind = objectColumn(header ?? [], columns.type);
  let [least, comma] = [Number.POSITIVE_INFINITY, false];
  const value = (fields: readonly string[], at: number, line: number): number => {
    const number = valueIn(fields[at] ?? '', table.separator);
    if (number === null) {
      fault(line, inColumn(noNumber(fields[at] ?? ''), header?.[at]));
      return Number.NaN;
    }
    if (!comma && fields[at].includes(',')) comma = true;
    noteMark(marks, fields[at], at, line);
    return number;
  };
  let row = 0;
  table.each((fields, line) => {
    if (row++ === 0 && header !== null) return;
    if (fields.length !== head.length) {
      // Spreadsheets drop empty fields at the end of a row.
      if (fields.length < head.length || fields.slice(head.length).some((field) => field !== ''))
        fault(line, mismatch(columnCount(fields.length), String(head.length)));
      return;
    }
    const passes = filters.some(({ at, value: wanted }) => fields[at] !== wanted)
      ? passed.only
      : AREA.test(fields[kind] ?? '')
        ? passed.area
        : [...columns.x, ...columns.y].some((at) => isMissing(fields[at] ?? ''))
          ? passed.noPlace
          : null;
    if (passes) {
      if (passes.rows++ === 0) passes.first = line;
      return;
    }
    const before = faulty;
    const x = mean(columns.x, fields, line, value);
    const y = mean(columns.y, fields, line, value);
    if (faulty > before) {
      faulty = before + 1;
      return;
    }
    for (const region of regions) region.count(fields[region.at]);
    if (columns.z >= 0) {
      const z = valueIn(fields[columns.z] ?? '', table.separator) ?? 0;
      depth.low = Math.min(depth.low, z);
      depth.high = Math.max(depth.high, z);
    }
    for (const one of measured) one.values.push(valueIn(fields[one.at] ?? '', table.separator) ?? Number.NaN);
    least = Math.min(least, x, y);
    const written = fields[columns.type];
    add(types === undefined ? written : (types.get(written) ?? ''), x, y, line);
  });
  if (list.kind.length === 0 && passed.noPlace.rows > 0)
    fault(
      passed.noPlace.first,
      mismatch({ en: 'no place', de: 'keinen Ort' }, { en: 'numbers in x and y', de: 'Zahlen in x und y' }),
    );
  wrong.splice(MAX_TOLD);
  if (faulty > MAX_TOLD)
    wrong.push({
      told: { en: 'and {more} more such rows', de: 'und {more} weitere solche Zeilen' },
      more: faulty - MAX_TOLD,
    });
  if (wrong.length > 0) throw new ImportProblem(joined(wrong));
  refuseText(measured, header ?? []);
  refuseMarks(marks, header);
  refuseRegions(regions, header ?? []);
  list.levels = Object.fromEntries(measured.map(({ level, values }) => [level, values]));
  const own = asPhysicell(read, header, least, given);
  return {
    ...own,
    cells: list,
    how: [
      own.form,
      BETWEEN[table.separator],
      ...(comma ? [{ en: 'decimal commas', de: 'Dezimalkommas' }] : []),
      ...(header === null || types !== undefined ? [] : [typeWords(header[columns.type])]),
    ],
    ignored: (header ?? []).filter(
      (_, i) =>
        ![...usedColumns(columns), kind, ...filters.map(({ at }) => at), ...measured.map(({ at }) => at)].includes(i),
    ),
    notes: depth.low < depth.high ? [depthWords(depth)] : [],
    passed,
  };
}

/** The column of QuPath that tells cells from annotations; −1 for none. */
const objectColumn = (header: readonly string[], type: number): number =>
  header.findIndex((name, at) => at !== type && plain(name) === 'object type');
const AREA = /annotation|tma core|root|tile/i;

/** What tables write where a number is missing; any other text is a mistake. */
const isMissing = (field: string): boolean => /^(|na|n\/a|nan|null|none|-)$/i.test(field.trim());

/** Refuses measured columns without a single number. */
function refuseText(measured: readonly { at: number; values: readonly number[] }[], header: readonly string[]): void {
  const text = measured.find(({ values }) => values.length > 0 && values.every((value) => Number.isNaN(value)));
  if (text === undefined) return;
  const column = named({ en: 'no number in the column', de: 'keine Zahl in der Spalte' }, header[text.at]);
  throw new ImportProblem(mismatch(column, { en: 'measured numbers', de: 'gemessene Zahlen' }));
}

/** Of several columns that may hold the type one was taken: which. */
const typeWords = (column: string): Words => ({
  told: { en: 'types by the column {column!}', de: 'Typen nach der Spalte {column!}' },
  column: quoted(column),
});

/** The beginning of a table: the names of its columns, if it has any, and how it is read. */
function headOf(
  { head: [head = [], second = []], separator }: Delimited,
  given: Readonly<Partial<Record<Role, string>>>,
  byId: boolean,
) {
  const bare = head.length > 1 && head.slice(0, 2).every((field) => valueIn(field, separator) !== null);
  const header = bare ? null : head;
  return { header, head, read: recognise(header, bare ? head : second, given, byId ? ID : null) };
}

/** What a person may choose of a table: its columns by name or number, those that are recognised, and the unit. */
export interface TableColumns {
  names: string[];
  recognised: Partial<Record<Role, string[]>>;
  unit: Unit | null;
}

/** @param byId whether types are in a table of their own */
export function columnsOf(text: string, byId: boolean): TableColumns {
  const table = delimited(text, PLACES);
  const [first = []] = table.head;
  try {
    const { header, read } = headOf(table, {}, byId);
    const names = header ?? first.map((_, at) => String(at + 1));
    const { x, y, type } = read.columns;
    const named = (columns: readonly number[]): string[] => columns.map((at) => names[at]);
    return { names, recognised: { x: named(x), y: named(y), type: named([type]) }, unit: read.unit };
  } catch (problem) {
    if (!(problem instanceof ImportQuestion)) throw problem;
    return { names: [...problem.columns], recognised: {}, unit: null };
  }
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
  if (!form || least >= 0 || given.x !== undefined || given.y !== undefined) return read;
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
  throw new ImportProblem(placed(option, mismatch(named(COLUMN, name), oneOfColumns(header))));
}

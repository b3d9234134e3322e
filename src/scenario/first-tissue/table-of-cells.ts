/** A table of cells from another program: text with a place and a type in each row. */
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { type CellList, cellList } from './cell-list.ts';
import { COLUMN, type Columns, oneOfColumns, plain, type Recognised, type Role, recognise } from './cell-tables.ts';
import { columnCount, delimited, noNumber, numberIn } from './csv-rows.ts';
import { ImportProblem, ImportQuestion, joined, lineWords, mismatch, named, placed, quoted } from './import-problem.ts';
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
  const [head = []] = table.head;
  const bare = head.length > 1 && head.slice(0, 2).every((field) => valueIn(field, table.separator) !== null);
  const first = bare ? head : (table.head[1] ?? []);
  const header = bare ? null : head;
  const read = recognise(header, first, given, types === undefined ? null : ID);
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
  const marks = new Map<number, { marked: string; line: number; plain: boolean; all: boolean }>();
  const wrong: Words[] = [];
  let faulty = 0;
  const fault = (line: number, what: Words): void => {
    if (++faulty <= MAX_TOLD) wrong.push(placed(lineWords(line), what));
  };
  const { list, add } = cellList(lineWords);
  const depth = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
  const passed = { rows: 0, first: 0 };
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
    if (row++ === 0 && !bare) return;
    if (fields.length !== head.length) {
      // Spreadsheets drop empty fields at the end of a row.
      if (fields.length < head.length || fields.slice(head.length).some((field) => field !== ''))
        fault(line, mismatch(columnCount(fields.length), String(head.length)));
      return;
    }
    if (filters.some(({ at, value: wanted }) => fields[at] !== wanted)) {
      if (passed.rows++ === 0) passed.first = line;
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
  wrong.splice(MAX_TOLD);
  if (faulty > MAX_TOLD)
    wrong.push({
      told: { en: 'and {more} more such rows', de: 'und {more} weitere solche Zeilen' },
      more: faulty - MAX_TOLD,
    });
  if (wrong.length > 0) throw new ImportProblem(joined(wrong));
  refuseMarks(marks, header);
  refuseRegions(regions, header ?? []);
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

const inColumn = (what: Words, column: string | undefined): Words =>
  column === undefined ? what : { told: { en: '{what} in {column!}', de: '{what} in {column!}' }, what, column };

/** Columns that say of which picture or region a row is. */
const REGION =
  /^(region|region id|regions?|image|image location|analysis region|sample name|sample|sample id|file name|filename|fov|library id|slide|slide id|core|tma core)$/;

interface Regions {
  at: number;
  counts: Map<string, number>;
  count: (value: string) => void;
}

/** The columns of regions by which the rows are not chosen already. */
function regionsIn(header: readonly string[], filters: readonly { at: number }[]): Regions[] {
  return header.flatMap((name, at) => {
    if (!REGION.test(plain(name)) || filters.some((one) => one.at === at)) return [];
    const counts = new Map<string, number>();
    return [{ at, counts, count: (value) => counts.set(value, (counts.get(value) ?? 0) + 1) }];
  });
}

/** Several regions have places of their own, which would lie on top of one another. */
function refuseRegions(regions: readonly Regions[], header: readonly string[]): void {
  const several = regions.find(({ counts }) => counts.size > 1);
  if (several === undefined) return;
  const values = [...several.counts];
  const shown = values.slice(0, 12).map(([value, rows]) => `${value} (${rows})`);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  const name = header[several.at];
  throw new ImportQuestion(
    'region',
    `found ${values.length} values in the column ${name}: ${shown.join(', ')}${more}; expected one, since each has places of its own`,
    `--only "${name}=${values[0][0]}" takes it`,
    values.map(([value]) => value),
    name,
  );
}

const THOUSANDS = /^[+-]?\d{1,3}([.,]\d{3})+$/;

/** Keeps what a column's numbers look like: with a mark before three figures, or plain whole numbers of up to three. */
function noteMark(
  marks: Map<number, { marked: string; line: number; plain: boolean; all: boolean }>,
  field: string,
  at: number,
  line: number,
): void {
  const one = marks.get(at) ?? { marked: '', line: 0, plain: false, all: true };
  if (/^[+-]?\d{1,3}$/.test(field)) one.plain = true;
  else if (!THOUSANDS.test(field)) one.all = false;
  else if (one.marked === '') [one.marked, one.line] = [field, line];
  marks.set(at, one);
}

/** Refuses a column in which the mark may be one between thousands: 1.020 beside 980. */
function refuseMarks(
  marks: ReadonlyMap<number, { marked: string; line: number; plain: boolean; all: boolean }>,
  header: readonly string[] | null,
): void {
  for (const [at, { marked, line, plain: whole, all }] of marks) {
    if (!(all && whole && marked !== '')) continue;
    throw new ImportProblem(
      placed(
        lineWords(line),
        mismatch(
          {
            told: { en: '{found} beside whole numbers', de: '{found} neben ganzen Zahlen' },
            found: inColumn(quoted(marked), header?.[at]),
          },
          {
            en: 'numbers without a mark between thousands, or all with decimals',
            de: 'Zahlen ohne Zeichen zwischen den Tausendern, oder alle mit Nachkommastellen',
          },
        ),
      ),
    );
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
  throw new ImportProblem(placed(option, mismatch(named(COLUMN, name), oneOfColumns(header))));
}

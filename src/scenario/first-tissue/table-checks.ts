/** What makes a table of cells say something else than it seems: several regions, and marks between thousands. */
import type { Words } from '../../texts/words.ts';
import { plain } from './cell-tables.ts';
import { ImportProblem, ImportQuestion, lineWords, mismatch, placed, quoted } from './import-problem.ts';

/** What is said, and in which column. */
export const inColumn = (what: Words, column: string | undefined): Words =>
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
export function regionsIn(header: readonly string[], filters: readonly { at: number }[]): Regions[] {
  return header.flatMap((name, at) => {
    if (!REGION.test(plain(name)) || filters.some((one) => one.at === at)) return [];
    const counts = new Map<string, number>();
    return [{ at, counts, count: (value) => counts.set(value, (counts.get(value) ?? 0) + 1) }];
  });
}

/** Several regions have places of their own, which would lie on top of one another. */
export function refuseRegions(regions: readonly Regions[], header: readonly string[]): void {
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

/** By column: whether a number has a mark before three figures, and what the others look like. */
export type Marks = Map<number, { marked: string; line: number; plain: boolean; all: boolean }>;

const THOUSANDS = /^[+-]?\d{1,3}([.,]\d{3})+$/;

/** Keeps what a column's numbers look like: with a mark before three figures, or plain whole numbers of up to three. */
export function noteMark(marks: Marks, field: string, at: number, line: number): void {
  const one = marks.get(at) ?? { marked: '', line: 0, plain: false, all: true };
  if (/^[+-]?\d{1,3}$/.test(field)) one.plain = true;
  else if (!THOUSANDS.test(field)) one.all = false;
  else if (one.marked === '') [one.marked, one.line] = [field, line];
  marks.set(at, one);
}

/** Refuses a column in which the mark may be one between thousands: 1.020 beside 980. */
export function refuseMarks(marks: Marks, header: readonly string[] | null): void {
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

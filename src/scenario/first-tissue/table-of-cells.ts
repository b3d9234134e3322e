/** A table of cells from other tools: CSV with a place and a type in each row. */
import { counted } from '../../base/plain-words.ts';
import { SITE } from '../vocabulary.ts';
import { noNumber, numberIn, type Row, rowsOf } from './csv-rows.ts';
import type { Drawn, Read, Size } from './first-tissue.ts';

/** Unit of x and y: sites from the upper left, or µm from the middle with y upwards, as in PhysiCell. */
export type Unit = 'sites' | 'um';

export interface Meant {
  unit?: Unit | undefined;
  /** Factor on x and y, since cells that lie closer than sites need more room here. */
  scale?: number;
}

/** Maximum number of faulty rows listed. */
const MAX_TOLD = 5;

/**
 * The cells of a table, and notes on how it was read. With a header it takes the columns x, y and type; without one
 * x, y, type or x, y, z, type, as in PhysiCell's first format. By default a table with z is in µm.
 * @throws an error that lists rows without a place or with too few columns
 */
export function cellsOfTable(text: string, { width, height }: Size, { unit, scale = 1 }: Meant = {}): Read {
  const rows = rowsOf(text, 'CSV with x, y and type');
  const first = rows[0]?.fields ?? [];
  const bare = first.length > 1 && first.slice(0, 2).every((field) => numberIn(field) !== null);
  const names = bare ? ['x', 'y', ...(first.length > 3 ? ['z'] : []), 'type'] : first.map((name) => name.toLowerCase());
  const [atX, atY, atType] = ['x', 'y', 'type'].map((name) => columnOf(name, names, first)) as [number, number, number];
  const inSites = (unit ?? (names.includes('z') ? 'um' : 'sites')) === 'sites';
  const wrong: string[] = [];
  const drawn: Drawn[] = [];
  for (const { fields, line } of rows.slice(bare ? 0 : 1)) {
    const [x, y] = [atX, atY].map((at) => numberIn(fields[at] ?? ''));
    if (fields.length < first.length)
      wrong.push(`line ${line}: found ${counted(fields.length, 'column')}, expected ${first.length}`);
    else if (x == null || y == null) wrong.push(`line ${line}: ${noNumber(fields[x == null ? atX : atY])}`);
    else
      drawn.push({
        x: Math.floor(inSites ? x * scale : width / 2 + (x * scale) / SITE),
        y: Math.floor(inSites ? y * scale : height / 2 - (y * scale) / SITE),
        name: fields[atType],
        at: `line ${line}`,
      });
  }
  if (wrong.length > MAX_TOLD) wrong.splice(MAX_TOLD, wrong.length, `and ${wrong.length - MAX_TOLD} more such rows`);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const frame = inSites ? 'sites from the upper left corner' : 'µm from the middle, y upwards';
  const notes = [`x and y are read as ${frame}${unit === undefined ? '; --unit changes that' : ''}`];
  return { drawn, notes: [...notes, ...depthNote(rows.slice(bare ? 0 : 1), names.indexOf('z'))] };
}

function columnOf(name: string, names: readonly string[], first: readonly string[]): number {
  const at = names.indexOf(name);
  if (at < 0) throw new Error(`found the columns ${first.join(', ') || 'none'}, expected x, y and type`);
  if (names.lastIndexOf(name) !== at) throw new Error(`found the column ${name} twice, expected each column once`);
  return at;
}

/** Notes that z is ignored: cells above one another in the file end up side by side. */
function depthNote(rows: readonly Row[], at: number): string[] {
  if (at < 0) return [];
  const depths = rows.map(({ fields }) => numberIn(fields[at] ?? '') ?? 0);
  const [low, high] = depths.reduce(([a, b], z) => [Math.min(a, z), Math.max(b, z)], [Infinity, -Infinity]);
  return low < high ? [`z, from ${low} to ${high}, is left out: all cells are drawn in one plane`] : [];
}

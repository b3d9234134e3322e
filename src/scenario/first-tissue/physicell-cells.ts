/** The cells of a project of PhysiCell, placed on a lattice of sites. */
import { nearest } from '../../base/nearest.ts';
import { counted } from '../../base/plain-words.ts';
import { english } from '../../texts/words.ts';
import { spansOf } from '../spans.ts';
import { SITE } from '../vocabulary.ts';
import { noNumber, numberIn, rowsOf } from './csv-rows.ts';
import { columnsWords, ImportProblem, mismatch, placed } from './import-problem.ts';
import type { ProjectReport } from './physicell-report.ts';
import { NO_ROOM, OUTSIDE, place } from './placing.ts';

/** The plane of a domain, µm. */
export interface Plane {
  left: number;
  top: number;
  /** Middle of z, and half its depth in the plane. */
  z: number;
  /** Sites. */
  width: number;
  height: number;
}

/** A type here, and its slot on a site. */
export interface Placed {
  cell: string;
  layer: 'structural' | 'mobile';
  /** Of its cells in the file, µm³. */
  volume: number;
}

/** How far a cell may be moved where another has its site, sites. */
const REACH = 6;

const MAX_TOLD = 5;

export type Spans = { draw: 'spans'; cell: string; spans: [number, number, number][] };

/**
 * The layout of the cells of a table: x, y, z and type, with or without names of columns, in µm.
 * @param types by name and by ID in the file
 */
export function placeCells(
  text: string,
  file: string,
  plane: Plane,
  types: ReadonlyMap<string, Placed>,
  report: ProjectReport,
): Spans[] {
  const rows = rowsOf(text, { en: 'CSV with x, y, z and type', de: 'CSV mit x, y, z und type' });
  const first = rows[0]?.fields ?? [];
  const bare = first.length > 0 && first.slice(0, 2).every((field) => numberIn(field) !== null);
  const names = bare ? ['x', 'y', ...(first.length > 3 ? ['z'] : []), 'type'] : first.map((name) => name.toLowerCase());
  const [atX, atY, atZ] = ['x', 'y', 'z'].map((name) => names.indexOf(name));
  const atType =
    ['type', 'cell type', 'cell_type', 'typeid'].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  if (atX < 0 || atY < 0 || atType < 0)
    throw new ImportProblem(
      placed(file, mismatch(columnsWords(first), { en: 'x, y, z and type', de: 'x, y, z und type' })),
    );
  const body = rows.slice(bare ? 0 : 1);
  const typeOf = (name: string): Placed | undefined => types.get(name) ?? types.get(String(numberIn(name)));
  const ignored = bare ? first.slice(names.length) : first.filter((_, i) => ![atX, atY, atZ, atType].includes(i));
  const own = bare ? new Map() : ownValues(first, ignored, body, (fields) => typeOf(fields[atType] ?? ''));
  for (const [column, count] of own)
    report.leftOut.push({
      at: file,
      what: `column ${column} of ${counted(count, 'cell')}, which differ from their type`,
      why: 'cells of a type begin alike here',
    });
  const alike = ignored.filter((name) => !own.has(name));
  if (alike.length > 0)
    report.leftOut.push({
      at: file,
      what: bare ? counted(alike.length, 'column') : `columns ${alike.join(', ')}`,
      why: 'cells of a type begin alike here',
      idle: true,
    });
  const kinds = [...new Map([...types.values()].map((type) => [type.cell, type])).values()];
  const read = { kind: [] as number[], x: [] as number[], y: [] as number[] };
  const lost = { rows: [] as string[], unknown: new Map<string, number>(), plane: 0 };
  for (const { fields, line } of body) {
    const [x, y] = [numberIn(fields[atX] ?? ''), numberIn(fields[atY] ?? '')];
    const z = atZ < 0 || (fields[atZ] ?? '') === '' ? plane.z : numberIn(fields[atZ]);
    const name = fields[atType] ?? '';
    if (x === null || y === null || z === null) {
      lost.rows.push(`line ${line}: ${english(noNumber(fields[x === null ? atX : y === null ? atY : atZ] ?? ''))}`);
      continue;
    }
    const type = typeOf(name);
    if (type === undefined) lost.unknown.set(name, (lost.unknown.get(name) ?? 0) + 1);
    else if (Math.abs(z - plane.z) > SITE / 2) lost.plane++;
    else {
      read.kind.push(kinds.findIndex(({ cell }) => cell === type.cell));
      read.x.push(Math.floor((x - plane.left) / SITE));
      read.y.push(Math.floor((plane.top - y) / SITE));
    }
  }
  const layers = new Map(kinds.map(({ cell, layer }) => [cell, layer]));
  const cellNames = kinds.map(({ cell }) => cell);
  const { sites, site, moved } = place(read, plane, cellNames, (cell) => layers.get(cell)!, [], REACH);
  const filled = [...sites].filter(([, { length }]) => length > 0);
  const kept = filled.map(([cell, { length }]) => `${length} ${cell}`).join(', ') || 'none';
  report.kept.push({ at: file, what: `cells: ${kept}, of ${counted(body.length, 'row')}` });
  if (moved.cells > 0)
    report.changed.push({
      at: file,
      what: `${counted(moved.cells, 'cell')} moved by up to ${moved.farthest * SITE} µm`,
      why: 'a site holds one cell',
    });
  const tell = (count: number, why: string): void => {
    if (count > 0) report.leftOut.push({ at: file, what: counted(count, 'cell'), why });
  };
  tell(lost.plane, `outside the plane z = ${plane.z} ± ${SITE / 2} µm; a tissue here is a section`);
  const withSite = (what: number): number => site.reduce((sum, one) => sum + (one === what ? 1 : 0), 0);
  tell(withSite(OUTSIDE), 'outside the domain');
  tell(withSite(NO_ROOM), `no site is free within ${REACH} sites`);
  for (const [name, count] of lost.unknown) {
    const near = nearest(name, [...types.keys()]);
    tell(count, `found the type "${name}", expected one of the project${near === '' ? '' : `; nearest is "${near}"`}`);
  }
  if (lost.rows.length > 0) {
    const more = lost.rows.length - MAX_TOLD;
    const told = lost.rows.slice(0, MAX_TOLD).join('; ');
    report.leftOut.push({
      at: file,
      what: counted(lost.rows.length, 'row'),
      why: more > 0 ? `${told}; and ${more} more` : told,
    });
  }
  return filled.map(([cell, list]) => ({ draw: 'spans', cell, spans: spansOf(list, plane.width) }));
}

/** By column: cells with a value of their own that their type has not. What is for code of the project is none. */
function ownValues(
  header: readonly string[],
  columns: readonly string[],
  body: readonly { fields: string[] }[],
  typeOf: (fields: readonly string[]) => Placed | undefined,
): Map<string, number> {
  const own = new Map<string, number>();
  for (const column of columns) {
    if (/^custom\b/i.test(column)) continue;
    const at = header.indexOf(column);
    const isVolume = /^volume$/i.test(column);
    const count = body.filter(({ fields }) => {
      const text = fields[at] ?? '';
      const type = typeOf(fields);
      return text !== '' && type !== undefined && !(isVolume && numberIn(text) === type.volume);
    }).length;
    if (count > 0) own.set(column, count);
  }
  return own;
}

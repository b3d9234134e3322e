/** A first tissue from a drawing or a computation: a table of cells, or a picture whose colours are cell types. */

import { unknownName } from '../../base/nearest.ts';
import { counted } from '../../base/plain-words.ts';
import type { Prepared } from '../prepared.ts';
import { checkLayout } from '../read/layout-check.ts';
import type { LayoutRow } from '../schema/schema.ts';
import { SITE } from '../vocabulary.ts';

/** A cell of a file: where it is, in sites from the upper left corner, and what it is called there. */
export interface Drawn {
  x: number;
  y: number;
  name: string;
  /** Where it is in the file, for messages. */
  at: string;
}

/** The cells of a file, with one-line notes on how it was read and what was moved or left out. */
export interface Read {
  drawn: Drawn[];
  notes: string[];
}

/** A tissue that begins with the cells of a file, how many there are of each type, and what was moved or left out. */
export interface Laid {
  layout: LayoutRow[];
  counts: Record<string, number>;
  notes: string[];
}

export interface Size {
  width: number;
  height: number;
}

/** Sites along each axis by which a cell may be moved when its site is taken. */
const REACH = 3;

/**
 * The layout of a tissue that begins with these cells: ground and matrix of the scenario, the cells of the file, then
 * what else the scenario draws within the tissue, except cell types that the file has.
 * @param names the cell type here for each type in the file; '' leaves its cells out
 * @throws an error for a cell without a type here or without a site
 */
export function layoutOf(
  drawn: readonly Drawn[],
  scenario: Prepared,
  tissue: string,
  names: Readonly<Record<string, string>>,
  size: Size,
): Laid {
  const taken = { structural: new Set<number>(), mobile: new Set<number>() };
  const sites = new Map<string, number[]>();
  const leftOut: Record<string, number> = {};
  let homeless = 0;
  let moved = 0;
  for (const one of drawn) {
    const cell = typeOf(one, scenario, names);
    if (cell === '') {
      leftOut[one.name] = (leftOut[one.name] ?? 0) + 1;
      continue;
    }
    const { x, y } = one;
    if (x < 0 || y < 0 || x >= size.width || y >= size.height)
      throw new Error(`${one.at}: found a cell at site ${x}, ${y}, expected one within ${size.width} × ${size.height}`);
    const row = scenario.cells[cell];
    const slots = taken[row.layers[tissue] ?? row.layer];
    const site = freeSite(x, y, size, slots);
    if (site < 0) homeless++;
    else {
      if (site !== y * size.width + x) moved++;
      slots.add(site);
      const own = sites.get(cell);
      if (own) own.push(site);
      else sites.set(cell, [site]);
    }
  }
  if (homeless > 0)
    throw new Error(
      `found ${homeless} cells without a free site within ${REACH} sites; a site of ${SITE} µm holds one cell, and --scale spreads them`,
    );
  const before = scenario.tissues[tissue].layout;
  const ground = before.filter(({ draw }) => draw === 'ground' || draw === 'matrix');
  const wanted = before.filter((row) => 'cell' in row && !sites.has(row.cell));
  const others = wanted.filter((row) => checkLayout(size, [row], []).length === 0);
  const own = [...sites].map(([cell, list]): LayoutRow => ({ draw: 'spans', cell, spans: spansOf(list, size.width) }));
  const notes = Object.entries(leftOut).map(
    ([name, n]) => `left out as --names says: ${counted(n, 'cell')} of type "${name}"`,
  );
  const unused = Object.keys(names).filter((name) => !drawn.some((one) => one.name === name));
  if (moved > 0)
    notes.push(
      `moved by up to ${REACH} sites: ${counted(moved, 'cell')}; a site holds one cell, and another has theirs`,
    );
  if (unused.length > 0) notes.push(`no cell has the type ${unused.map((name) => `"${name}"`).join(', ')} of --names`);
  if (others.length < wanted.length) {
    const lost = wanted
      .filter((row) => !others.includes(row))
      .map((row) => `${row.draw} of ${'cell' in row ? row.cell : ''}`);
    notes.push(
      `left out of what ${scenario.id} draws, since it lies outside ${size.width} × ${size.height} sites: ${[...new Set(lost)].join(', ')}`,
    );
  }
  const counts = Object.fromEntries([...sites].map(([cell, list]) => [cell, list.length]));
  return { layout: [...ground, ...own, ...others], counts, notes };
}

/** The cell type here of a cell in the file; '' if it is left out. */
function typeOf({ name, at }: Drawn, scenario: Prepared, names: Readonly<Record<string, string>>): string {
  const cell = Object.hasOwn(names, name) ? names[name] : name;
  if (cell === '' && !Object.hasOwn(names, name))
    throw new Error(`${at}: found no type, expected a cell type; --names "=" leaves such cells out`);
  if (cell !== '' && !Object.hasOwn(scenario.cells, cell))
    throw new Error(`${at}: ${unknownName(name, `a cell type of ${scenario.id}`, Object.keys(scenario.cells))}`);
  return cell;
}

/** The site itself, or the nearest free one within reach, or −1. */
function freeSite(x: number, y: number, { width, height }: Size, taken: ReadonlySet<number>): number {
  let best = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let dy = -REACH; dy <= REACH; dy++) {
    for (let dx = -REACH; dx <= REACH; dx++) {
      const [column, row] = [x + dx, y + dy];
      const far = dx * dx + dy * dy;
      if (far >= nearest || column < 0 || row < 0 || column >= width || row >= height) continue;
      if (taken.has(row * width + column)) continue;
      best = row * width + column;
      nearest = far;
    }
  }
  return best;
}

/** Runs of neighbouring sites along rows: x, y and how many. */
function spansOf(sites: readonly number[], width: number): [number, number, number][] {
  const spans: [number, number, number][] = [];
  let end = -1;
  for (const site of [...sites].sort((a, b) => a - b)) {
    if (site === end && site % width !== 0) spans[spans.length - 1][2]++;
    else spans.push([site % width, Math.floor(site / width), 1]);
    end = site + 1;
  }
  return spans;
}

/** A first tissue from what others drew or computed: a table of cells, or a picture whose colours are cell types. */
import { parse } from 'csv-parse/sync';
import { unknownName } from './nearest.ts';
import type { ReadScenario } from './read.ts';
import type { LayoutRow } from './schema.ts';
import { SITE } from './vocabulary.ts';

/** A cell of a file: where it is, in sites from the upper left corner, and what it is called there. */
export interface Drawn {
  x: number;
  y: number;
  name: string;
  /** Of the file, for messages. */
  line: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How numbers of a table are meant: sites from the upper left, or µm from the middle with y upwards, as PhysiCell has them. */
export type Unit = 'sites' | 'um';

export interface Meant {
  unit?: Unit | undefined;
  /** What x and y are multiplied by: cells that lie closer than sites need more room here. */
  scale?: number;
}

/** Sites that a cell may be moved by where another one has its place. */
const REACH = 3;

/**
 * The cells of a table. With a line of names it takes the columns x, y and type; without one x, y, z, type, as PhysiCell's
 * first format. A table with a column z is in µm.
 * @throws an error that names the line
 */
export function cellsOfTable(text: string, { width, height }: Size, meant: Meant = {}): Drawn[] {
  const rows = parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true }) as string[][];
  const [first = []] = rows;
  const bare = first.slice(0, 2).every((field) => field !== '' && Number.isFinite(Number(field)));
  const names = bare ? ['x', 'y', ...(first.length > 3 ? ['z'] : []), 'type'] : first.map((name) => name.toLowerCase());
  const column = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`found the columns ${first.join(', ')}, expected x, y and type`);
    return at;
  };
  const [atX, atY, atType] = [column('x'), column('y'), column('type')];
  const { scale = 1 } = meant;
  const inSites = (meant.unit ?? (names.includes('z') ? 'um' : 'sites')) === 'sites';
  return rows.slice(bare ? 0 : 1).map((row, i) => {
    const line = i + (bare ? 1 : 2);
    const [x, y] = [atX, atY].map((at) => {
      const value = Number(row[at]);
      if (row[at] === undefined || row[at] === '' || !Number.isFinite(value))
        throw new Error(`line ${line}: found "${row[at] ?? ''}", expected a number`);
      return value;
    }) as [number, number];
    return {
      x: Math.floor(inSites ? x * scale : width / 2 + (x * scale) / SITE),
      y: Math.floor(inSites ? y * scale : height / 2 - (y * scale) / SITE),
      name: row[atType] ?? '',
      line,
    };
  });
}

export interface Picture extends Size {
  /** Bytes of red, green, blue and maybe opacity; or of grey. */
  data: ArrayLike<number>;
  channels: number;
}

/**
 * The cells of a picture, one a site: each pixel is the named colour that it is nearest to. Where the picture has another
 * size than the tissue, each site takes the pixel at its middle.
 * @param colours by `#rrggbb`; one with the name '' is no cell
 */
export function cellsOfPicture(picture: Picture, colours: Record<string, string>, { width, height }: Size): Drawn[] {
  const known = Object.entries(colours).map(([colour, name]) => ({ name, parts: partsOf(colour) }));
  const { data, channels } = picture;
  const drawn: Drawn[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = Math.floor(((x + 0.5) * picture.width) / width);
      const row = Math.floor(((y + 0.5) * picture.height) / height);
      const at = (row * picture.width + column) * channels;
      const grey = channels < 3;
      const opacity = channels === 4 ? data[at + 3]! : channels === 2 ? data[at + 1]! : 255;
      if (opacity < 128) continue;
      const pixel = [0, 1, 2].map((k) => data[grey ? at : at + k]!);
      const far = ({ parts }: { parts: number[] }): number =>
        parts.reduce((sum, part, k) => sum + (part - pixel[k]!) * (part - pixel[k]!), 0);
      const nearest = known.reduce((best, one) => (far(one) < far(best) ? one : best));
      if (nearest.name !== '') drawn.push({ x, y, name: nearest.name, line: row + 1 });
    }
  }
  return drawn;
}

function partsOf(colour: string): number[] {
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (parts.length < 3) throw new Error(`found the colour "${colour}", expected one like #e69f00`);
  return parts.map((part) => Number.parseInt(part, 16));
}

/**
 * The layout of a tissue that begins with these cells: the ground and the matrix of the scenario, the cells of the file,
 * then what else the scenario draws, but for the cell types that the file has.
 * @param names what a cell type of the file is called here; '' leaves its cells out
 * @throws an error for a cell that has no type here or no site
 */
export function layoutOf(
  drawn: readonly Drawn[],
  scenario: ReadScenario,
  tissue: string,
  names: Readonly<Record<string, string>>,
  size: Size,
): LayoutRow[] {
  const taken = { structural: new Set<number>(), mobile: new Set<number>() };
  const sites = new Map<string, number[]>();
  let homeless = 0;
  for (const { x, y, name, line } of drawn) {
    const cell = names[name] ?? name;
    if (cell === '') continue;
    const row = scenario.cells[cell];
    if (!row)
      throw new Error(
        `line ${line}: ${unknownName(name, `a cell type of ${scenario.id}`, Object.keys(scenario.cells))}`,
      );
    if (x < 0 || y < 0 || x >= size.width || y >= size.height)
      throw new Error(
        `line ${line}: found a cell at site ${x}, ${y}, expected one within ${size.width} × ${size.height}`,
      );
    const slots = taken[row.layers[tissue] ?? row.layer];
    const site = freeSite(x, y, size, slots);
    if (site < 0) homeless++;
    else {
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
  const before = scenario.tissues[tissue]!.layout;
  const ground = before.filter(({ draw }) => draw === 'ground' || draw === 'matrix');
  const others = before.filter((row) => 'cell' in row && !sites.has(row.cell));
  const own = [...sites].map(([cell, list]): LayoutRow => ({ draw: 'spans', cell, spans: spansOf(list, size.width) }));
  return [...ground, ...own, ...others];
}

/** The site itself, or the nearest that is free, or −1. */
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
    if (site === end && site % width !== 0) spans[spans.length - 1]![2]++;
    else spans.push([site % width, Math.floor(site / width), 1]);
    end = site + 1;
  }
  return spans;
}

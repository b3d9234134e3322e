/**
 * A scenario whose first tissue begins with the cells of a file, and the report of what became of each of them. The
 * tissue has the cells of the file alone, unless cells that the scenario draws are asked for.
 */
import { nearest } from '../../base/nearest.ts';
import { coreUnit, parseQuantity } from '../../base/units.ts';
import { SHAPES } from '../cell-shapes.ts';
import type { Prepared } from '../prepared.ts';
import { checkLayout } from '../read/layout-check.ts';
import type { Json } from '../read/plain-tree.ts';
import type { LayoutRow } from '../schema/schema.ts';
import { spansOf } from '../spans.ts';
import { SITE } from '../vocabulary.ts';
import type { CellList } from './cell-list.ts';
import type { Framed, Size } from './frame.ts';
import type { ImportReport, Reason } from './import-report.ts';
import { NO_ROOM, OUTSIDE, place, shareNear } from './placing.ts';
import { type Meaning, meaningsOf, type Unknown } from './type-names.ts';

export interface Wanted {
  /** The type here by the type in the file; '' leaves it out, `filler` makes it one that only takes room. */
  names?: Readonly<Record<string, string>>;
  unknown?: Unknown | undefined;
  /** Cell types that the scenario draws besides. */
  keep?: readonly string[];
  /** Spacing of vessels that are added, µm. */
  vessels?: number | undefined;
  /** Oxygen held throughout, as in a thin slice in medium, mmHg. */
  medium?: number | undefined;
}

export interface FirstTissue {
  /** What the scenario's file says besides what it extends. */
  own: { cells?: { [id: string]: Json }; tissues: { [id: string]: { [key: string]: Json } & { layout: LayoutRow[] } } };
  report: Omit<ImportReport, 'file' | 'form' | 'ignoredColumns'>;
}

/** Distance from a vessel within which tissue gets oxygen, µm. */
const OXYGEN_REACH = 150;

/**
 * @param cells the cells of the file, in sites
 * @param tissue name of the tissue that begins with them
 * @throws an error for types that look like a slip, or if most cells are far from any vessel
 */
export function firstTissueOf(
  cells: CellList,
  { covers, measured, ...size }: Framed,
  scenario: Prepared,
  tissue: string,
  wanted: Wanted = {},
): FirstTissue {
  const { names = {}, unknown, keep = [], vessels, medium } = wanted;
  const read = cells.kind.length;
  const counts = countsOf(cells);
  const meanings = meaningsOf(cells.kinds, counts, scenario, names, unknown);
  const typeOf = meanings.map((meaning) => ('cell' in meaning ? meaning.cell : null));
  const placed = place(cells, size, typeOf, (cell) => {
    const row = scenario.cells[cell];
    return row === undefined ? 'structural' : (row.layers[tissue] ?? row.layer);
  });
  const rows = [...placed.sites]
    .filter(([, sites]) => sites.length > 0)
    .map(([cell, sites]): LayoutRow => ({ draw: 'spans', cell, spans: spansOf(sites, size.width) }));
  const before = scenario.tissues[tissue].layout;
  const drawn = others(before, scenario, size, new Set(placed.sites.keys()), keep);
  const added = addedVessels(scenario, vessels);
  const layout = [...drawn.ground, ...rows, ...added, ...drawn.cells];
  const all = [...placed.sites.values()].flat();
  const dry =
    vessels === undefined && medium === undefined
      ? vesselNotes(scenario, placed.sites, { all, kept: drawn.cells, measured }, size)
      : [];
  const fillers = meanings.filter((meaning) => meaning.is === 'filler');
  const kept = all.length;
  const unused = Object.keys(names).filter((name) => !cells.kinds.includes(name));
  const leftOut = leftOutOf(cells, meanings, placed.site);
  const report: FirstTissue['report'] = {
    frame: { ...size, site: SITE, covers },
    read,
    kept,
    types: typesOf(cells, meanings, placed.site),
    leftOut,
    moved: placed.moved,
    adds: [...added, ...drawn.cells].map((row) => `${'cell' in row ? row.cell : ''} (${row.draw})`),
    hypoxic: null,
    notes: [
      ...dry,
      ...drawn.notes,
      ...(medium === undefined ? [] : [`oxygen is held at ${medium} mmHg throughout`]),
      ...(leftOut.some(({ reason }) => reason === 'noRoom')
        ? ['--scale spreads cells that lie closer than sites']
        : []),
      ...(unused.length > 0 ? [`no cell has the type ${unused.map((name) => `"${name}"`).join(', ')} of --names`] : []),
    ],
  };
  const held = medium === undefined ? {} : { hold: [oxygenHeld(scenario, medium)] };
  const own = {
    ...(fillers.length > 0 ? { cells: Object.fromEntries(fillers.map(fillerRow)) } : {}),
    tissues: { [tissue]: { width: size.width, height: size.height, ...held, layout } },
  };
  return { own: own as FirstTissue['own'], report };
}

function countsOf({ kind, kinds }: CellList): number[] {
  const counts = kinds.map(() => 0);
  for (const one of kind) counts[one]++;
  return counts;
}

/** Kept cells by type in the file, most frequent first. */
function typesOf({ kind, kinds }: CellList, meanings: readonly Meaning[], site: Int32Array): ImportReport['types'] {
  const kept = kinds.map(() => 0);
  for (let i = 0; i < kind.length; i++) if (site[i] >= 0) kept[kind[i]]++;
  return kinds
    .flatMap((name, i) => {
      const meaning = meanings[i];
      return 'cell' in meaning ? [{ name, here: meaning.cell, cells: kept[i], filler: meaning.is === 'filler' }] : [];
    })
    .sort((a, b) => b.cells - a.cells);
}

/** Cells that are not in the tissue, by reason and type, with the place of the first. */
function leftOutOf({ kind, kinds, at, where }: CellList, meanings: readonly Meaning[], site: Int32Array) {
  const found = new Map<string, ImportReport['leftOut'][number]>();
  for (let i = 0; i < kind.length; i++) {
    if (site[i] >= 0) continue;
    const meaning = meanings[kind[i]];
    const reason = reasonOf(site[i], meaning);
    const key = `${reason} ${kind[i]}`;
    const one = found.get(key);
    if (one) one.cells++;
    else found.set(key, { reason, name: kinds[kind[i]], cells: 1, first: where(at[i]) });
  }
  return [...found.values()].sort((a, b) => b.cells - a.cells);
}

function reasonOf(site: number, meaning: Meaning): Reason {
  if (site === OUTSIDE) return 'outside';
  if (site === NO_ROOM) return 'noRoom';
  return meaning.is === 'left out' ? meaning.reason : 'noType';
}

/** What the tissue has besides: its ground, and the cells asked for that lie within it. */
function others(
  before: readonly LayoutRow[],
  scenario: Prepared,
  size: Size,
  own: ReadonlySet<string>,
  keep: readonly string[],
) {
  const drawable = [...new Set(before.flatMap((row) => ('cell' in row ? [row.cell] : [])))];
  for (const cell of keep) {
    if (drawable.includes(cell)) continue;
    const meant = nearest(cell, drawable);
    throw new Error(
      `--keep: found "${cell}", expected a cell type that ${scenario.id} draws${meant === '' ? '' : `; nearest is "${meant}"`}`,
    );
  }
  const within = (row: LayoutRow): boolean => checkLayout(size, [row], []).length === 0;
  const ground = before.filter((row) => (row.draw === 'ground' || row.draw === 'matrix') && within(row));
  const asked = before.filter((row) => 'cell' in row && keep.includes(row.cell));
  const cells = asked.filter(within);
  const outside = asked.filter((row) => !cells.includes(row)).map((row) => ('cell' in row ? row.cell : ''));
  const left = drawable.filter((cell) => !keep.includes(cell) && !own.has(cell));
  return {
    ground,
    cells,
    notes: [
      ...(left.length > 0
        ? [`${scenario.id} also draws ${left.join(', ')}, which are left out; --keep takes them`]
        : []),
      ...(outside.length > 0
        ? [`outside the tissue and left out: ${[...new Set(outside)].join(', ')} of ${scenario.id}`]
        : []),
    ],
  };
}

/** Types that carry blood; the first is that of ordinary vessels. */
const carriers = ({ cells }: Prepared): string[] =>
  Object.entries(cells).flatMap(([id, { perfuses }]) => (perfuses ? [id] : []));

function addedVessels(scenario: Prepared, every: number | undefined): LayoutRow[] {
  if (every === undefined) return [];
  const [cell] = carriers(scenario);
  if (cell === undefined) throw new Error(`--vessels: found no cell type of ${scenario.id} that carries blood`);
  const spacing = Math.max(1, Math.round(every / SITE));
  return [{ draw: 'grid', cell, every: spacing, jitter: 1, offset: Math.floor(spacing / 2), where: 'all', keep: 1 }];
}

/** Fewer cells than this are a drawing or a trial, not a section. */
const SECTION = 50;

/**
 * What to do where most cells would lack oxygen for want of vessels in the file: a note, or for a section an error,
 * since its cells would die of a gap in the table.
 */
function vesselNotes(
  scenario: Prepared,
  sites: ReadonlyMap<string, readonly number[]>,
  { all, kept, measured }: { all: readonly number[]; kept: readonly LayoutRow[]; measured: boolean },
  size: Size,
): string[] {
  const blood = carriers(scenario);
  if (all.length === 0 || kept.some((row) => 'cell' in row && blood.includes(row.cell))) return [];
  const vessels = blood.flatMap((cell) => sites.get(cell) ?? []);
  const near = shareNear(all, vessels, size, OXYGEN_REACH / SITE);
  if (near >= 0.5) return [];
  const found =
    vessels.length === 0
      ? 'no vessel'
      : `a vessel within ${OXYGEN_REACH} µm of ${(100 * near).toFixed(0)} % of the cells`;
  const drawn = blood.length > 0 ? `, --keep ${blood[0]} for those that ${scenario.id} draws` : '';
  const message = `found ${found}, so that most would lack oxygen; expected vessels: --vessels every:120um adds some${drawn}, --medium 40mmHg holds oxygen as in a thin slice, --names says which type is ${blood[0] ?? 'a vessel'}`;
  if (measured && all.length >= SECTION) throw new Error(message);
  return [message];
}

function oxygenHeld(scenario: Prepared, medium: number): { [key: string]: Json } {
  const species = Object.entries(scenario.species).find(([, { kind }]) => kind === 'oxygen')?.[0] ?? '';
  return { species, profile: 'constant', value: medium, where: 'all' };
}

/** Colours of fillers: quiet, so that what acts stands out. */
const COLOURS = [
  ['#8a9199', '#7d858e'],
  ['#a3927f', '#8f7c66'],
  ['#7f9a8c', '#6a8878'],
  ['#9a8aa3', '#84728f'],
] as const;

/** A type that takes room and uses oxygen as stroma does, and does nothing else. */
function fillerRow(meaning: Extract<Meaning, { is: 'filler' }>, i: number): [string, Json] {
  const [dark, light] = COLOURS[i % COLOURS.length];
  const shape = SHAPES[(3 * i) % SHAPES.length];
  return [
    meaning.cell,
    {
      label: meaning.name,
      help: {
        en: 'From the imported file; takes room and uses oxygen.',
        de: 'Aus der importierten Datei; nimmt Platz ein und verbraucht Sauerstoff.',
      },
      layer: 'structural',
      look: { shape, dark, light },
      uptake: { value: 0.3, source: 'as other cells that are not tumour', evidence: 'assumed' },
    },
  ];
}

/** `every:120um` as a spacing in µm. */
export function readVessels(text: string): number {
  const match = /^every:(.+)$/.exec(text);
  const read = match ? parseQuantity(match[1], 'length') : null;
  if (read && 'value' in read && read.value >= SITE && read.value <= 1e4) return read.value;
  throw new Error(
    `--vessels: found "${text}", expected a spacing of at least ${SITE} ${coreUnit('length')}: every:120um`,
  );
}

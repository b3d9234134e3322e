/**
 * A scenario whose first tissue begins with the cells of a file, and the report of what became of each of them. The
 * tissue has the cells of the file alone, unless cells that the scenario draws are asked for.
 */
import { SHAPES } from '../cell-shapes.ts';
import { MAX_CELL_TYPES } from '../limits.ts';
import type { Prepared } from '../prepared.ts';
import type { Json } from '../read/plain-tree.ts';
import type { LayoutRow } from '../schema/schema.ts';
import { spansOf } from '../spans.ts';
import { SITE } from '../vocabulary.ts';
import type { CellList } from './cell-list.ts';
import type { Framed } from './frame.ts';
import { ImportProblem } from './import-problem.ts';
import { type ImportReport, type LeftOut, listed, type Note, type Reason } from './import-report.ts';
import { heldOut, levelsFor, measuredNotes, relative } from './measured-columns.ts';
import { NO_ROOM, OUTSIDE, place } from './placing.ts';
import { addedVessels, others, oxygenHeld, vesselNotes } from './surroundings.ts';
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

/**
 * @param cells the cells of the file, in sites
 * @param tissue name of the tissue that begins with them
 * @throws an error for types that look like a slip, or if most cells are far from any vessel
 */
export function firstTissueOf(
  cells: CellList,
  { covers, measured, spread, ...size }: Framed,
  scenario: Prepared,
  tissue: string,
  wanted: Wanted = {},
): FirstTissue {
  const { names = {}, unknown, keep = [], vessels, medium } = wanted;
  const read = cells.kind.length;
  const counts = countsOf(cells);
  const meanings = meaningsOf(cells.kinds, counts, scenario, names, unknown);
  refuseMany(meanings, scenario);
  const typeOf = meanings.map((meaning) => ('cell' in meaning ? meaning.cell : null));
  const added = addedVessels(scenario, size, vessels);
  const slotOf = (cell: string): 'structural' | 'mobile' => {
    const row = scenario.cells[cell];
    return row === undefined ? FILLER_LAYER : (row.layers[tissue] ?? row.layer);
  };
  const placed = place(cells, size, typeOf, slotOf, added.sites);
  const rows = [...placed.members]
    .filter(([, members]) => members.length > 0)
    .map(([cell, members]) => rowOf(cell, members, placed.site, levelsFor(scenario, cell, cells), size.width));
  const before = scenario.tissues[tissue].layout;
  const drawn = others(before, scenario, size, new Set(placed.sites.keys()), keep);
  const layout = [...drawn.ground, ...added.row, ...rows, ...drawn.cells];
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
    adds: [...added.row, ...drawn.cells].flatMap((row) =>
      'cell' in row ? [{ cell: row.cell, label: scenario.cells[row.cell].label }] : [],
    ),
    notDrawn: drawn.notDrawn,
    hypoxic: null,
    notes: [
      ...dry,
      ...actingNotes(meanings, scenario),
      ...drawn.notes,
      ...measuredNotes(scenario, cells),
      ...ownNotes(medium, leftOut, spread, unused),
    ],
  };
  const held = medium === undefined ? {} : { hold: [oxygenHeld(scenario, medium)] };
  const compared = heldOut(scenario, cells, placed.site, size.width);
  const own = {
    ...(fillers.length > 0 ? { cells: Object.fromEntries(fillers.map(fillerRow)) } : {}),
    tissues: {
      [tissue]: {
        width: size.width,
        height: size.height,
        ...held,
        ...(Object.keys(compared).length > 0 && { measured: compared }),
        layout,
      },
    },
  };
  return { own: own as FirstTissue['own'], report };
}

/** The row of a layout with the cells of a type: their sites, and their measured levels in the same order. */
function rowOf(
  cell: string,
  members: readonly number[],
  site: Int32Array,
  levels: CellList['levels'],
  width: number,
): LayoutRow {
  const ordered = [...members].sort((a, b) => site[a] - site[b]);
  const spans = spansOf(
    ordered.map((i) => site[i]),
    width,
  );
  const measured = Object.entries(levels).map(([level, values]) => [level, relative(ordered.map((i) => values[i]))]);
  return { draw: 'spans', cell, spans, ...(measured.length > 0 ? { levels: Object.fromEntries(measured) } : {}) };
}

/** Refuses more types than a world can have. */
function refuseMany(meanings: readonly Meaning[], { cells, id }: Prepared): void {
  const fillers = meanings.filter(({ is }) => is === 'filler').length;
  const own = Object.keys(cells).length;
  if (fillers + own <= MAX_CELL_TYPES) return;
  throw new ImportProblem(
    {
      told: {
        en: 'found {fillers} types without a counterpart beside the {own} of {id!}, expected at most {most} in all',
        de: '{fillers} Typen ohne Entsprechung neben den {own} von {id!} gefunden, erwartet: höchstens {most} zusammen',
      },
      fillers,
      own,
      id,
      most: MAX_CELL_TYPES,
    },
    '--unknown leave-out leaves them out, --names joins some',
  );
}

/** A note where no cell of the file is of a type that does anything. */
function actingNotes(meanings: readonly Meaning[], { cells }: Prepared): Note[] {
  if (meanings.some(({ is }) => is === 'type')) return [];
  return [
    {
      words: {
        en: 'no cell of the file is of a type that acts: the tissue only takes room',
        de: 'keine Zelle der Datei ist von einem Typ, der etwas tut: Das Gewebe nimmt nur Platz ein',
      },
      hint: `--names says which are ${Object.keys(cells).join(', ')}`,
    },
  ];
}

/** What was asked for and is not so by itself. */
function ownNotes(
  medium: number | undefined,
  leftOut: readonly LeftOut[],
  spread: string,
  unused: readonly string[],
): Note[] {
  const held: Note[] =
    medium === undefined
      ? []
      : [
          {
            words: {
              told: {
                en: 'oxygen is held at {medium} mmHg throughout',
                de: 'Sauerstoff wird überall bei {medium} mmHg gehalten',
              },
              medium,
            },
          },
        ];
  const crowded: Note[] = leftOut.some(({ reason }) => reason === 'noRoom')
    ? [
        {
          words: {
            en: 'cells that lie closer than sites have no room',
            de: 'Zellen, die enger liegen als Gitterplätze, haben keinen Platz',
          },
          hint: spread,
        },
      ]
    : [];
  const spare: Note[] =
    unused.length > 0
      ? [
          {
            words: {
              told: { en: 'no cell has the named type {names!}', de: 'keine Zelle hat den genannten Typ {names!}' },
              names: listed(unused.map((name) => `"${name}"`)),
            },
          },
        ]
      : [];
  return [...held, ...crowded, ...spare];
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
  const found = new Map<string, LeftOut>();
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

/** Fillers share sites with the cells that hold a tissue together, which are larger than they are. */
const FILLER_LAYER = 'mobile';

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
      label: meaning.name === '' ? { en: 'Without a type', de: 'Ohne Typ' } : meaning.name,
      help: {
        en: 'From the imported file; takes room and uses oxygen.',
        de: 'Aus der importierten Datei; nimmt Platz ein und verbraucht Sauerstoff.',
      },
      layer: FILLER_LAYER,
      look: { shape, dark, light },
      uptake: { value: 0.3, source: 'as other cells that are not tumour', evidence: 'assumed' },
    },
  ];
}

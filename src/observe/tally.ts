/**
 * Counts and sums over a tissue: everything that its measures read. They are made in pieces, each of which writes numbers
 * of its own and reads none of the others', so that several threads may make them in any order with the same result.
 */
import type { Resumable } from '../base/resumable.ts';
import type { Model } from '../scenario/model.ts';
import { levelsOf } from '../scenario/vocabulary.ts';
import type { Window } from '../step/window.ts';
import type { SeenTissue } from '../world/world.ts';
import { type Living, livingIn } from './living.ts';
import { sitesOfGap, sitesOutlined } from './space/outline.ts';
import {
  clonesOf,
  tallyAt,
  tallyClimbs,
  tallyDead,
  tallyDepth,
  tallyLeavers,
  tallyLesions,
  tallyLevel,
  tallyType,
  tallyVessels,
} from './tally-cells.ts';
import { tallyNodes } from './tally-nodes.ts';
import { ABREAST, tallyFields, tallyGround } from './tally-sites.ts';

/** How many numbers there are of each kind. */
const SIZES = {
  one: () => 1,
  species: ({ species }: Model) => species.length,
  types: ({ cells }: Model) => cells.length,
  typesSpecies: ({ cells, species }: Model) => cells.length * species.length,
  typesLevels: ({ cells, names }: Model) => cells.length * levelsOf(names).length,
  typesNodes: ({ cells, names }: Model) => cells.length * names.nodes.length,
};

/** The numbers of a tally; 0 for parts that are not requested. Those of types are over their living cells. */
const NUMBERS = {
  living: 'types',
  dead: 'types',
  hypoxic: 'types',
  beyond: 'types',
  /** Within the first disc of the tissue. */
  inside: 'types',
  /** Sum of the signed distances to the right of the middle column, sites. */
  across: 'types',
  /** To the right of the middle column. */
  right: 'types',
  seated: 'types',
  perfused: 'types',
  integrity: 'types',
  /** Sums: of a field at the sites of cells, of a level, of the activity of a node. */
  at: 'typesSpecies',
  levels: 'typesLevels',
  nodes: 'typesNodes',
  /** For types that divide: lesions, cells of the largest, roughness of its front in sites, diversity of clones. */
  lesions: 'types',
  largestLesion: 'types',
  roughness: 'types',
  withinLesions: 'types',
  betweenLesions: 'types',
  /** For types laid out in a disc: how far cells are beyond its rim, sites. */
  depth: 'types',
  /** Sites that they cover or enclose. */
  outlined: 'types',
  /** Displacement up the gradient of a ligand that they sense over path, of their last steps; NaN without any. */
  climbed: 'typesSpecies',
  /** Sum of the distances to the nearest site with blood, sites; infinite without one. */
  toVessel: 'types',
  /** For types that circulate: means over those who may leave for blood, and the share that is hypoxic, per cent. */
  leavingAt: 'typesSpecies',
  leavingLevels: 'typesLevels',
  leavingHypoxic: 'types',
  /** Over all sites: sum and largest value of a field, void sites without a structural cell, mean density of matrix. */
  sum: 'species',
  largest: 'species',
  open: 'one',
  /** Sites of the largest piece without a living structural cell. */
  gap: 'one',
  matrix: 'one',
} as const satisfies Record<string, keyof typeof SIZES>;

export type Tally = { readonly [name in keyof typeof NUMBERS]: Float64Array } & {
  /** Living cells by clone, for types with traits. */
  clones: readonly ReadonlyMap<number, number>[];
};

const sizesOf = (model: Model): [string, number][] =>
  Object.entries(NUMBERS).map(([name, kind]) => [name, SIZES[kind](model)]);

/** Numbers in a tally of one tissue. */
export const tallyLength = (model: Model): number => sizesOf(model).reduce((sum, [, size]) => sum + size, 0);

/** A tally whose numbers lie in `room`. */
export function tallyOver(model: Model, room: Float64Array): Tally {
  let from = 0;
  const numbers = sizesOf(model).map(([name, size]) => {
    from += size;
    return [name, room.subarray(from - size, from)];
  });
  return { ...Object.fromEntries(numbers), clones: [] };
}

/** What a piece reads, and where it writes. */
interface Piece {
  view: Window;
  model: Model;
  tissue: SeenTissue;
  living: Living;
  tally: Tally;
}

/** Each part of a tally: one piece for each of these, those that take long first. */
const PARTS = {
  lesions: {
    each: ({ cells }: Model) => cells.filter(({ division }) => division > 0).map(({ index }) => index),
    make: ({ model, tissue, living, tally }: Piece, type: number) => tallyLesions(model, tissue, living, type, tally),
  },
  leavers: {
    each: ({ cells }: Model) => cells.filter(({ circulates }) => circulates).map(({ index }) => index),
    make: ({ view, tissue, living, tally }: Piece, type: number) => tallyLeavers(view, tissue, living, type, tally),
  },
  nodes: {
    each: ({ cells }: Model) => [...cells.keys()],
    make: ({ view, tissue, living, tally }: Piece, type: number) => tallyNodes(view, tissue, living, type, tally),
  },
  cells: {
    // The living of every type, and the dead of all.
    each: ({ cells }: Model) => [...cells.keys(), cells.length],
    make: ({ view, model, tissue, living, tally }: Piece, type: number) =>
      type < model.cells.length ? tallyType(view.world, tissue, living, type, tally) : tallyDead(tissue, tally),
  },
  fields: {
    each: ({ species }: Model) => [...species.keys()].filter((s) => s % ABREAST === 0),
    make: ({ tissue, tally }: Piece, first: number) => tallyFields(tissue, first, tally),
  },
  void: {
    each: () => [0],
    make: ({ tissue, tally }: Piece) => tallyGround(tissue, tally),
  },
  at: {
    each: ({ species }: Model) => [...species.keys()],
    make: ({ tissue, living, tally }: Piece, species: number) => tallyAt(tissue, species, living, tally),
  },
  levels: {
    each: ({ names }: Model) => [...levelsOf(names).keys()],
    make: ({ tissue, living, tally }: Piece, level: number) => tallyLevel(tissue.pool.levels, level, living, tally),
  },
  depth: {
    each: ({ cells }: Model) => [...cells.keys()],
    make: ({ model, tissue, living, tally }: Piece, type: number) => tallyDepth(model, tissue, living, type, tally),
  },
  outlines: {
    each: ({ cells }: Model) => [...cells.keys()],
    make: ({ tissue, living, tally }: Piece, type: number) => {
      tally.outlined[type] = sitesOutlined(tissue, living, type);
    },
  },
  climbs: {
    each: ({ cells }: Model) => [...cells.keys()],
    make: ({ view, tissue, living, tally }: Piece, type: number) => tallyClimbs(view, tissue, living, type, tally),
  },
  gap: {
    each: () => [0],
    make: ({ tissue, tally }: Piece) => {
      tally.gap[0] = sitesOfGap(tissue);
    },
  },
} satisfies Record<string, { each(model: Model): number[]; make(piece: Piece, index: number): void }>;

type Shared = keyof typeof PARTS;
/** `vessels` is made by one thread: what it finds out about vessels is kept for the next time. */
export type Part = Shared | 'vessels';
const SHARED = Object.keys(PARTS) as Shared[];

/** One piece of the tallies of a world. */
export interface TallyPiece {
  tissue: number;
  part: Shared;
  index: number;
}

/** The pieces of these parts, over all tissues. */
export const tallyPieces = (model: Model, parts: ReadonlySet<Part>): TallyPiece[] =>
  SHARED.filter((part) => parts.has(part)).flatMap((part) =>
    model.tissues.flatMap((_, tissue) => PARTS[part].each(model).map((index) => ({ tissue, part, index }))),
  );

/** The parts as bits, and back, so that they can be told to another thread. */
export const toBits = (parts: ReadonlySet<Part>): number =>
  SHARED.reduce((bits, part, i) => bits | (parts.has(part) ? 1 << i : 0), 0);
export const fromBits = (bits: number): ReadonlySet<Part> => new Set(SHARED.filter((_, i) => bits & (1 << i)));

/** Makes one piece. */
export function makePiece(view: Window, { tissue, part, index }: TallyPiece, living: Living, tally: Tally): void {
  const { world } = view;
  PARTS[part].make({ view, model: world.model, tissue: world.tissues[tissue], living, tally }, index);
}

/** Adds what one thread makes by itself. */
export function finishTally(view: Window, tissue: SeenTissue, living: Living, tally: Tally, parts: ReadonlySet<Part>) {
  if (parts.has('vessels')) tallyVessels(tissue, living, tally);
  return parts.has('cells') ? { ...tally, clones: clonesOf(tissue, living, view.world.model) } : tally;
}

/** Makes the tallies of all tissues. */
export type TallyAll = (view: Window, parts: ReadonlySet<Part>) => Resumable<Tally[]>;

/** Makes them on this thread alone. */
export const tallyAlone: TallyAll = function* (view, parts) {
  const { model, tissues } = view.world;
  const living = tissues.map((tissue) => livingIn(tissue, model.cells.length));
  const tallies = tissues.map(() => tallyOver(model, new Float64Array(tallyLength(model))));
  yield;
  for (const piece of tallyPieces(model, parts)) {
    makePiece(view, piece, living[piece.tissue], tallies[piece.tissue]);
    yield;
  }
  return tissues.map((tissue, t) => finishTally(view, tissue, living[t], tallies[t], parts));
};

/** What observers return: plain values for a host to show. */

import type { Evidence } from '../scenario/schema/evidence.ts';
import type { Text } from '../texts/text.ts';

export type { Evidence };

/** What a tissue's picture shows: cells coloured by `type` or by a column's id, and one field or none. */
export interface LayerRequest {
  tissue: string;
  colour: string;
  field: string;
  /** Cells of this clone are marked. */
  clone?: number | undefined;
  /** Edge, in sites, of the squares that are each shown as one site; 1, which shows all sites, unless given. */
  grain?: number | undefined;
}

/** Bits of the flags byte of a cell in a picture. */
export const CELL_FLAGS = {
  /** Dead: apoptotic, or necrotic if that bit is set too. */
  dead: 1,
  necrotic: 2,
  hypoxic: 4,
  seated: 8,
  perfused: 16,
  tip: 32,
  founder: 64,
  /** Of the requested clone. */
  marked: 128,
} as const;

/** The eight directions in which a tube can continue, in the order of the bits of its joints. */
export const TUBE_DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
];

/** Names of the phases, by number. */
export const PHASE_NAMES = ['alive', 'apoptotic', 'necrotic'] as const;

/** An identity, 64 bits, as 16 hexadecimal digits. */
export const hex = (high: number, low: number): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');

/** A site to which a cell may move in the next step. */
export interface Move {
  dx: number;
  dy: number;
  /** 0–1. */
  chance: number;
}

/** A place in a tissue, in sites, may be a fraction: the middle of the first site is at 0.5. */
export interface Point {
  x: number;
  y: number;
}

/** Fields along a line, one value per sample. */
export interface Profile {
  tissue: string;
  /** Steps since time 0 when it was read. */
  step: number;
  /** The ends of the part of the line that is in the tissue. */
  from: Point;
  to: Point;
  /** Distance of each sample from the first end, µm. */
  along: Float64Array;
  /** The site of each sample. */
  x: Int32Array;
  y: Int32Array;
  /** In each field's unit, in the order of `Opened.fields`. */
  fields: { id: string; values: Float64Array }[];
  /** Type index + 1 of the cell there, the mobile one before the structural one; 0 where there is none. */
  cells: Uint8Array;
}

/** What a cell is, has and senses at one moment. */
export interface CellMoment {
  /** Steps done since time 0. */
  step: number;
  tissue: string;
  /** Sites. */
  x: number;
  y: number;
  type: string;
  phase: (typeof PHASE_NAMES)[number];
  /** See CELL_FLAGS; no clone is marked. */
  flags: number;
  columns: { id: string; value: number }[];
  fields: { id: string; value: number }[];
  /** Share of each receptor that is occupied, 0–1. */
  occupancy: { id: string; value: number }[];
}

/** A relative of a cell. */
export interface Relative {
  identity: string;
  type: string;
  tissue: string;
  /** Sites. */
  x: number;
  y: number;
  phase: (typeof PHASE_NAMES)[number];
  flags: number;
  /** The step in which it was born. */
  bornStep: number;
  /** Distance from the cell whose relative it is, µm; null in another tissue. */
  distance: number | null;
}

export interface Kin {
  identity: string;
  /** Its mother, her mother and so on, while they are still in a tissue. */
  mothers: Relative[];
  /** Origin of the oldest in this line: she has no mother, or her mother is no longer in a tissue. */
  origin: { from: 'start' | 'later' } | { from: 'lost'; mother: string };
  /** Those still in a tissue, oldest first. */
  daughters: Relative[];
  /** Other daughters of its mother. */
  sisters: Relative[];
}

export interface CellExplanation extends CellMoment {
  identity: string;
  mother: string;
  /** Number of the founder from which it descends. */
  clone: number;
  ageHours: number;
  /** Where it may move in the next step; with the remaining chance it stays. */
  moves: Move[];
  outputs: {
    output: string;
    value: number;
    base: number;
    unit: string;
    terms: {
      rule: string;
      says: Text;
      input: string;
      inputValue: number;
      /** Factor on the base or, with `adds`, the amount added to it. */
      factor: number;
      adds: boolean;
      source: string;
      evidence: Evidence;
    }[];
  }[];
}

/** Shares of cells in bars of equal width between two ends, over all cells and over those that leave; each sums to 1. */
export interface Distribution {
  /** The oxygen species, or a receptor, state or trait. */
  id: string;
  from: number;
  to: number;
  all: number[];
  leaving: number[];
  meanOfAll: number;
  meanOfLeaving: number;
}

/** Who leaves a tissue for blood, of one type of cells. */
export interface Leaving {
  tissue: string;
  cell: string;
  of: Distribution[];
}

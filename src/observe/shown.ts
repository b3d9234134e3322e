/** What observers hand out: plain values that a host shows. */

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
}

/** Bits of the flags byte of a cell in a picture. */
export const CELL_FLAGS = {
  /** Dying: apoptotic or necrotic; together with NECROTIC the latter. */
  dead: 1,
  necrotic: 2,
  hypoxic: 4,
  seated: 8,
  perfused: 16,
  tip: 32,
  founder: 64,
  /** Of the clone that was asked for. */
  marked: 128,
} as const;

/** By number of the phase. */
export const PHASE_NAMES = ['alive', 'apoptotic', 'necrotic'] as const;

/** An identity, 64 bits, as 16 hexadecimal digits. */
export const hex = (high: number, low: number): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');

/** One of the sites that a cell may move to in the next step. */
export interface Move {
  dx: number;
  dy: number;
  /** 0–1. */
  chance: number;
}

/** A place in a tissue, in sites and parts of them: the middle of the first site is at 0.5. */
export interface Point {
  x: number;
  y: number;
}

/** Fields along a line, one value a sample. */
export interface Profile {
  tissue: string;
  /** Steps done when it was read. */
  step: number;
  /** The ends of the part of the line that is in the tissue. */
  from: Point;
  to: Point;
  /** How far each sample is from the first end, µm. */
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

/** One of the kin of a cell. */
export interface Relative {
  identity: string;
  type: string;
  tissue: string;
  /** Sites. */
  x: number;
  y: number;
  phase: (typeof PHASE_NAMES)[number];
  flags: number;
  /** The step with which it came into being. */
  bornStep: number;
  /** From the cell that it is kin of, µm; null in another tissue. */
  distance: number | null;
}

export interface Kin {
  identity: string;
  /** Its mother, her mother and so on, as far as they are still in a tissue. */
  mothers: Relative[];
  /** What is known of the oldest of this line: it has no mother, or she is in no tissue any more. */
  origin: { from: 'start' | 'later' } | { from: 'lost'; mother: string };
  /** Those that are still in a tissue, oldest first. */
  daughters: Relative[];
  /** Other daughters of its mother. */
  sisters: Relative[];
}

export interface CellExplanation extends CellMoment {
  identity: string;
  mother: string;
  /** Number of the founder that it descends from. */
  clone: number;
  ageHours: number;
  /** Where it moves in the next step; it stays with the chance that is left. */
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
      /** What the base is multiplied by or, with `adds`, what is added to it. */
      factor: number;
      adds: boolean;
      source: string;
      evidence: Evidence;
    }[];
  }[];
}

/** What observers hand out: plain values that a host shows. */

export type Evidence = 'seen' | 'recalled' | 'derived' | 'assumed';

/** What a tissue's picture shows: cells coloured by `type` or by a column's id, and one field or none. */
export interface LayerRequest {
  tissue: string;
  colour: string;
  field: string;
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
} as const;

/** By number of the phase. */
export const PHASE_NAMES = ['alive', 'apoptotic', 'necrotic'] as const;

/** An identity, 64 bits, as 16 hexadecimal digits. */
export const hex = (high: number, low: number): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');

export interface CellExplanation {
  identity: string;
  mother: string;
  type: string;
  x: number;
  y: number;
  ageHours: number;
  phase: (typeof PHASE_NAMES)[number];
  columns: { id: string; value: number }[];
  fields: { id: string; value: number }[];
  occupancy: { id: string; value: number }[];
  outputs: {
    output: string;
    value: number;
    base: number;
    unit: string;
    terms: {
      rule: string;
      says: string;
      input: string;
      inputValue: number;
      factor: number;
      source: string;
      evidence: Evidence;
    }[];
  }[];
}

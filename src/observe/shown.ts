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

export interface CellExplanation {
  identity: string;
  mother: string;
  type: string;
  x: number;
  y: number;
  ageHours: number;
  phase: 'alive' | 'apoptotic' | 'necrotic';
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

/**
 * Numbers of the batches of draws in a step: within its purpose every batch has its own, so that no two batches share a
 * key and no two events of a cell share a draw. The limits are those that reading a scenario enforces. The numbers are
 * part of every run's meaning.
 */
import { MAX_TISSUES, MAX_TRAITS } from '../scenario/limits.ts';

/** Size of the first numbering, which fitted in a byte; batches added later come after it. */
const BYTE = 256;
/** Sub-steps whose numbers fit in the byte; numbers of tips follow. */
const FIRST_SUB_STEPS = 24;
/** Types per tissue whose numbers fit in the byte. */
const FIRST_TYPES = BYTE / MAX_TISSUES;

/** By the thing drawn, with its purposes. */
export const BATCH = {
  /** Purposes `fate` and, for divisions, `direction`. */
  tissue: (tissue: number): number => tissue,
  /** `motion` and `priority`. */
  subStep: (subStep: number, tissue: number): number =>
    (subStep < FIRST_SUB_STEPS ? 0 : BYTE) + subStep * MAX_TISSUES + tissue,
  /** `motion` of tips, which move once per step. */
  tips: (tissue: number): number => 200 + tissue,
  /** `direction` of a tip that starts (0) or goes on (1). */
  extension: (which: 0 | 1): number => 128 + which,
  /** `placement` of a cell that enters beside a vessel. */
  entry: (tissue: number): number => 64 + tissue,
  /** `arrival` and `homing`. */
  arrival: (tissue: number, type: number): number =>
    tissue * FIRST_TYPES + (type % FIRST_TYPES) + Math.floor(type / FIRST_TYPES) * BYTE,
  /** `seat`, by the number of equally good ones. */
  ties: (ties: number): number => ties,
  /**
   * `inheritance`: by a daughter, by a clone of the first tissue, which of its cells start as leaders, and which of two
   * daughters does not inherit.
   */
  trait: (trait: number): number => trait,
  clone: (trait: number): number => MAX_TRAITS + trait,
  founder: (trait: number): number => 2 * MAX_TRAITS + trait,
  unlike: (trait: number): number => 3 * MAX_TRAITS + trait,
} as const;

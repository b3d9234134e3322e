/**
 * Numbers of the batches of draws of a step: within its purpose every batch has one of its own, so that no two batches
 * share a key and no two things that happen to a cell share a draw. The limits are those that a scenario is held to when
 * it is read. The numbers are part of every run's meaning.
 */
import { MAX_TISSUES, MAX_TRAITS } from '../scenario/limits.ts';

/** Batches that were numbered when a byte held them; those that came later follow after it. */
const BYTE = 256;
/** Sub-steps whose numbers lie in the byte; tips have the numbers after them. */
const FIRST_SUB_STEPS = 24;
/** Types of a tissue whose numbers lie in the byte. */
const FIRST_TYPES = BYTE / MAX_TISSUES;

/** By what is drawn, with the purposes that it is for. */
export const BATCH = {
  /** Purposes `fate` and, of divisions, `direction`. */
  tissue: (tissue: number): number => tissue,
  /** `motion` and `priority`. */
  subStep: (subStep: number, tissue: number): number =>
    (subStep < FIRST_SUB_STEPS ? 0 : BYTE) + subStep * MAX_TISSUES + tissue,
  /** `motion` of tips, which move once a step. */
  tips: (tissue: number): number => 200 + tissue,
  /** `direction` of a tip that starts (0) or goes on (1). */
  extension: (which: 0 | 1): number => 128 + which,
  /** `placement` of what enters beside a vessel. */
  entry: (tissue: number): number => 64 + tissue,
  /** `arrival` and `homing`. */
  arrival: (tissue: number, type: number): number =>
    tissue * FIRST_TYPES + (type % FIRST_TYPES) + Math.floor(type / FIRST_TYPES) * BYTE,
  /** `seat`, by how many are equally good. */
  ties: (ties: number): number => ties,
  /** `inheritance`: by a daughter, by a clone of the first tissue, and who of it starts as a leader. */
  trait: (trait: number): number => trait,
  clone: (trait: number): number => MAX_TRAITS + trait,
  founder: (trait: number): number => 2 * MAX_TRAITS + trait,
} as const;

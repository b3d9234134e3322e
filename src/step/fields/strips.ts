/**
 * Several threads at once solve for fields of large lattices, in strips of rows. What they need to know of a field in
 * progress lies in memory that all of them see; none of it affects the results.
 */
import type { Model } from '../../scenario/model.ts';
import { type SectionPlan, section, view } from '../../world/sections.ts';
import type { World } from '../../world/world.ts';

/** Number of sites from which a lattice is divided; below it, passing work on costs more than it saves. */
const LEAST_SITES = 50_000;
/** Rows of a strip; lattices are padded to multiples of half of it. */
export const STRIP = 32;

const isLarge = ({ stride, rows }: Model['tissues'][number]): boolean => stride * rows >= LEAST_SITES;

/**
 * Whether the fields of a tissue are divided among threads: once these outnumber the fields of large tissues. Until
 * then whole fields do better, each in the caches of one core: two threads at 500 x 500 took 12 to 13 ms that way, 14
 * with strips of oxygen.
 */
export const isDivided = ({ tissues, species }: Model, tissue: number, threads: number): boolean =>
  isLarge(tissues[tissue]) && threads > tissues.filter(isLarge).length * species.length;

/** Words of a field: its phase, the corrections of its solve, the result of a check, and where its solution lies. */
const WORDS = 4;

export const stripSections = (model: Model): SectionPlan[] => [
  section('strips.fields', 'i32', model.tissues.length * model.species.length * WORDS),
];

/** The progress of each field, by its index in `Engine.fields`. */
export class FieldsUnderWay {
  private readonly words: Int32Array;

  constructor({ buffer }: World) {
    this.words = view(buffer, 'strips.fields', 'i32');
  }

  phase(field: number): number {
    return this.words[field * WORDS];
  }
  setPhase(field: number, phase: number): void {
    this.words[field * WORDS] = phase;
  }

  rounds(field: number): number {
    return this.words[field * WORDS + 1];
  }
  setRounds(field: number, rounds: number): void {
    this.words[field * WORDS + 1] = rounds;
  }

  found(field: number): number {
    return this.words[field * WORDS + 2];
  }
  setFound(field: number, found: number): void {
    this.words[field * WORDS + 2] = found;
  }

  /** The thread in whose memory the solution of a divided ligand lies. */
  solution(field: number): number {
    return this.words[field * WORDS + 3];
  }
  setSolution(field: number, thread: number): void {
    this.words[field * WORDS + 3] = thread;
  }
}

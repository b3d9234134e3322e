/**
 * What an observer gets: the state of a run and what is derived from it, for reading only. Observers can read at any
 * moment, in any order and as often as they like; this changes neither the run nor any other reading.
 */
import type { ReadOnly } from '../base/readonly.ts';
import type { SeenWorld } from '../world/world.ts';
import type { VesselLists } from './vessels/lists.ts';

/** Everything derived from a state that more than one stage or observer reads; made by `derive`. */
export interface Derived {
  /** Free concentration of every drug, nM. */
  drugs: Float64Array;
  /** Σ A/Kb per receptor. */
  blocked: Float64Array;
  /** Share 1/(1 + Σ A/K) of every ligand that no drug binds. */
  unbound: Float64Array;
  /** By tissue. */
  vessels: VesselLists[];
}

export interface Window {
  readonly world: SeenWorld;
  readonly derived: ReadOnly<Derived>;
}

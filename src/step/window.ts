/**
 * What an observer is given: the state of a run and what follows from it, to be read and not to be written. Whoever has
 * a window can look at any moment, in any order and as often as they like; no run and no other reading changes by it.
 */
import type { ReadOnly } from '../base/readonly.ts';
import type { SeenWorld } from '../world/world.ts';
import type { VesselLists } from './vessels/lists.ts';

/** All that follows from a state and that more than one stage or observer reads; `derive` makes it. */
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

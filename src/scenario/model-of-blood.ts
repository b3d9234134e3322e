/** The part of the model that is about blood, lymph, organs and the niche. */

export interface Organ {
  id: string;
  /** Whether cells arrive with lymph instead of blood. */
  lymph: boolean;
  share: number;
  tissue: number;
  chemokines: number[];
}

export interface Circulation {
  volume: number;
  /** /h. */
  loss: number;
  homing: number;
  homingFloor: number;
  seedingGain: number;
  /** Clones told apart in blood. */
  strains: number;
  influx: number[];
  perfusion: number;
  /** Share of the circulating cells that a count misses. */
  missed: number;
  pools: {
    id: string;
    cell: number;
    mobilisation: number;
    relaxation: number;
    density: number;
    /** Whether its cells come from the marrow of the niche; never without a niche. */
    fromNiche: boolean;
  }[];
  organs: Organ[];
}

export interface Niche {
  receptor: number;
  reference: number;
  tissue: number;
  bind: number;
  unbind: number;
  sensitivity: number;
  evict: number;
  egress: number;
  homing: number;
  homingFloor: number;
  sinusoid: number;
  restDensity: number;
  members: number;
  /** Reference cells that can leave, over those in blood at rest (0: no limit), and /h. */
  releasable: number;
  refill: number;
  outputs: {
    id: string;
    /** Minutes. */
    delay: number;
    transit: number;
    stages: number;
    /** What an empty line adds to the output of a seated cell, over that at rest. */
    answer: number;
    /** First of its stages, among those of all lines. */
    first: number;
  }[];
}

/** Index of each quantity in the column of blood. */
export interface BloodIndex {
  /** Per drug, amounts in three compartments: depot, central, peripheral, mg. */
  drugs: number;
  /** Concentration of each species, nM. */
  species: number;
  /** Circulating cells, type × strain. */
  cells: number;
  /** Mean of every level over them, type × strain × level. */
  levels: number;
  /** Shed into blood, and drained by lymph, in the last step, per type, cells/h. */
  shed: number;
  drained: number;
  /** Arrivals since time 0, type × organ × strain. */
  arrivals: number;
  pools: number;
  /** Niche: fold, θ0, v0, N0, b0, settled flag, then outputs. */
  niche: number;
  outputs: number;
  /** From here on only with a niche: stages of the transit of every line. */
  stages: number;
  /** Share left of the cells that can leave: of the niche, then of every pool. */
  left: number;
  /** Level that the marrow is called to, by pool. */
  called: number;
  /** Σ L/Kd in blood at rest, of the ligands of the niche's receptor. */
  calm: number;
  total: number;
}

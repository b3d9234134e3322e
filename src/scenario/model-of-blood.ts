/** The part of the model that is about blood, lymph, organs and the niche. */

export interface Organ {
  id: string;
  /** Whether cells arrive with lymph instead of blood. */
  lymph: boolean;
  share: number;
  tissue: number;
  chemokines: number[];
  /** Signal that needs neither chemokine nor integrin. */
  arrest: number;
  /** Whether cells brought by lymph go on into blood, at what rate, and at what rate they are lost before that, /h. */
  goesOn: boolean;
  onward: number;
  onwardLoss: number;
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
    /** What an empty line adds to the output of a seated cell, relative to its output at rest. */
    answer: number;
    /** Share of the loss from blood, at rest, that is homing back to marrow. */
    cleared: number;
    /** First of its stages, among those of all lines. */
    first: number;
  }[];
}

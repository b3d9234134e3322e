/** Offsets in the blood column for the niche and for a drug. All values are float64, in the unit given here. */

/** Of the niche, from `model.blood.niche` on. */
export const NICHE = {
  /** Circulating reference cells over their number at rest. */
  fold: 0,
  /** θ0 and v0: mean occupancy and grip of the reference type at the end of settling. */
  occupancy: 1,
  grip: 2,
  /** N0 and b0: reference cells and seated ones at the end of settling. */
  members: 3,
  seated: 4,
  /** 1 once settled. */
  settled: 5,
} as const;

/** Of a drug: amount at the site of absorption, in blood, and in the periphery, mg. */
export const DRUG = { depot: 0, central: 1, peripheral: 2, slots: 3 } as const;

/**
 * For a type and strain that waits to go on from an organ: cells waiting, gone on, lost, and without room in its
 * tissue; then levels of the waiting cells.
 */
export const WAITING = { now: 0, goneOn: 1, lost: 2, refused: 3, slots: 4 } as const;

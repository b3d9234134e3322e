/** Speeds on offer, simulated hours per second. */
export const SPEEDS: readonly number[] = [0.25, 1, 2, 4, Number.POSITIVE_INFINITY];

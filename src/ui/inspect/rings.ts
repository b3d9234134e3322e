/** The rings around kin on the tissue and in the list: they differ by stroke, not by colour. */
export const RINGS = {
  /** Two rings. */
  mothers: { dash: [], rings: [0, 3.5] },
  /** Long dashes. */
  daughters: { dash: [6, 4], rings: [0] },
  /** Dots. */
  sisters: { dash: [1.5, 2.5], rings: [0] },
} as const satisfies Record<string, { dash: readonly number[]; rings: readonly number[] }>;

export type Kinship = keyof typeof RINGS;

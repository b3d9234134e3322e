/** One problem at one place of a file. */
export interface Problem {
  path: readonly PropertyKey[];
  message: string;
  atKey?: boolean;
}

/** Lines that a person reads at once. */
export const MAX_LINES = 50;

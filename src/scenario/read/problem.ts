/** One problem at one place of a file. */
export interface Problem {
  path: readonly PropertyKey[];
  message: string;
  atKey?: boolean;
}

/** Most lines of problems that are shown at once. */
export const MAX_LINES = 50;

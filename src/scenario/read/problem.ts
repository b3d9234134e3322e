/** One problem at one place of a file. */
export interface Problem {
  path: readonly PropertyKey[];
  message: string;
  atKey?: boolean;
}

/** Maximum number of lines of problems shown at once. */
export const MAX_LINES = 50;

/** One problem at one place of a file. */
export interface Problem {
  path: readonly PropertyKey[];
  message: string;
  atKey?: boolean;
  /** Of a note: worth telling when a file is checked, not at each run. */
  quiet?: boolean;
}

/** Maximum number of lines of problems shown at once. */
export const MAX_LINES = 50;

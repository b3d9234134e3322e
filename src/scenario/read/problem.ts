/** One problem at one place of a file. */
export interface Problem {
  path: readonly PropertyKey[];
  message: string;
  atKey?: boolean;
}

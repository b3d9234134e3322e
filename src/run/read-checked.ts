/** Reads a scenario file as every host does. */
import { type Files, type ReadResult, readScenario } from '../scenario/read/read-scenario.ts';
import { compiledProblems } from './read-value.ts';

/** As `readScenario`; a measure that the runs of a scenario do not have is a problem too. */
export const readFile = (name: string, text: string, files: Files, changes: readonly string[] = []): ReadResult =>
  readScenario(name, text, files, changes, compiledProblems);

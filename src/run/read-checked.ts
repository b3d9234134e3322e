/** Reads a scenario file as every host does. */
import { type Files, type ReadResult, readScenario } from '../scenario/read/read-scenario.ts';
import { compiledProblems } from './read-value.ts';

/** Like `readScenario`, with the checks that need the compiled scenario, such as names of measures. */
export const readFile = (name: string, text: string, files: Files, changes: readonly string[] = []): ReadResult =>
  readScenario(name, text, files, changes, compiledProblems);

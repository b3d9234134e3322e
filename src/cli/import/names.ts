import { statSync } from 'node:fs';
import { Failure, wrong } from '../failure.ts';

/** Pairs `name=here` of an option; either side may be empty. */
export function pairsOf(option: string, texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 0) throw wrong(`${option}: found "${text}", expected name=here`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

export function checkFile(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw wrong(`${path}: no such file`);
}

/** Does `work`; an error is reported with the path of the file. */
export function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Failure) throw problem;
    throw wrong(`${path}: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

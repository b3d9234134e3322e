import { decodeText } from '../../scenario/first-tissue/decode-text.ts';
import { Failure, wrong } from '../failure.ts';
import { MAX_BYTES, NO_FILE, readBytes } from '../named-file.ts';

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

/** The bytes of a file that is imported. */
export function bytesOf(path: string): Uint8Array {
  const read = readBytes(path, MAX_BYTES.import);
  if (!('why' in read)) return read;
  throw wrong(read.why === NO_FILE ? `${path}: ${NO_FILE}` : `${path}: found ${read.why}, expected a file to import`);
}

/** Its text, in any of the encodings that other programs write. */
export const textOf = (path: string): string => decodeText(bytesOf(path)).text;

/** Does `work`; an error is reported with the path of the file. */
export function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Failure) throw problem;
    throw wrong(`${path}: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

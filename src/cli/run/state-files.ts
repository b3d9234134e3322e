/** Saved states on disk. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { removeFile, writeWhole } from '../../files/write-whole.ts';
import { readSavedState, type SavedState, savedStateBytes } from '../../link/saved-state.ts';
import type { RunRecord } from '../../run/whole-run.ts';
import { wrong } from '../failure.ts';
import { isFile, isFolder } from '../named-file.ts';

/** The state in the folder of a run. */
const STATE = 'state.stroma';

/** Saves the last state of a record in a folder. */
export function writeState(folder: string, record: RunRecord, wholeSteps: number, every: number): void {
  writeWhole(join(folder, STATE), gzipSync(savedStateBytes(record, wholeSteps, every)));
}

export const removeState = (folder: string): void => removeFile(join(folder, STATE));

export const hasState = (folder: string): boolean => isFile(join(folder, STATE));

/** Whether a saved state, given as a file or a folder, is the one in the folder of a run. */
export const isStateIn = (folder: string, given: string): boolean =>
  resolve(statePath(given)) === resolve(folder, STATE);

/** The path of a saved state: of a file, or of the one in a folder. */
export const statePath = (given: string): string => (isFolder(given) ? join(given, STATE) : given);

/** Reads a saved state. Throws all its problems. */
export function readState(given: string): SavedState {
  const path = statePath(given);
  if (!isFile(path)) {
    const why = path === given ? 'no such file' : `a folder without ${STATE}`;
    throw wrong(
      `${given}: found ${why}, expected a saved state, which "stroma run" leaves when it is interrupted or given --save-state`,
    );
  }
  const read = readSavedState(unpacked(path));
  if ('problems' in read) throw wrong(read.problems.map((line) => `${path}: ${line}`).join('\n'));
  return read;
}

function unpacked(path: string): Uint8Array {
  try {
    return gunzipSync(readFileSync(path));
  } catch {
    throw wrong(`${path}: found a file that is cut or no saved state, expected one as "stroma run" saves it`);
  }
}

/** Writes files whole or not at all: first under a temporary name, then renamed. */
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The disk is full, or the location refuses writes. */
export class DiskError extends Error {
  constructor(path: string, cause: unknown) {
    super(`${path}: could not be written: ${cause instanceof Error ? cause.message : cause}`);
  }
}

/** Part of the names of unfinished files, unique among threads and among machines that share a disk. */
const OWN = randomBytes(8).toString('hex');

/** Makes a folder and those above it. */
export function makeFolder(path: string): void {
  onDisk(path, () => mkdirSync(path, { recursive: true }));
}

export function writeWhole(path: string, content: string | Uint8Array): void {
  writingWhole(path, (unfinished) => writeFileSync(unfinished, content));
}

/** Lets `write` fill a file under a temporary name, which then replaces `path`. */
export function writingWhole(path: string, write: (unfinished: string) => void): void {
  const whole = openWhole(path);
  whole.doing(() => write(whole.unfinished));
  whole.end();
}

/** A file that is written piece by piece under a temporary name and renamed at the end. */
export interface Whole {
  unfinished: string;
  /** Runs a write; if it fails, the unfinished file is removed, and the error names the file. */
  doing<T>(write: () => T): T;
  end(): void;
}

export function openWhole(path: string): Whole {
  const unfinished = join(dirname(path), `.${basename(path)}.${OWN}.tmp`);
  const doing = <T>(write: () => T): T =>
    onDisk(path, () => {
      try {
        return write();
      } catch (error) {
        rmSync(unfinished, { force: true });
        throw error;
      }
    });
  return { unfinished, doing, end: () => doing(() => renameSync(unfinished, path)) };
}

/** Characters gathered before they are written. */
const CHUNK = 1 << 20;

/** Writes text piece by piece to a file that appears whole or not at all. */
export function writingText(path: string, write: (add: (text: string) => void) => void): void {
  writingWhole(path, (unfinished) => {
    const file = openSync(unfinished, 'w');
    let waiting: string[] = [];
    let length = 0;
    const flush = (): void => {
      writeSync(file, waiting.join(''));
      waiting = [];
      length = 0;
    };
    try {
      write((text) => {
        waiting.push(text);
        length += text.length;
        if (length >= CHUNK) flush();
      });
      flush();
    } finally {
      closeSync(file);
    }
  });
}

function onDisk<T>(path: string, doing: () => T): T {
  try {
    return doing();
  } catch (error) {
    throw error instanceof DiskError ? error : new DiskError(path, error);
  }
}

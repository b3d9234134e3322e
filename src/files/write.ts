/** Writes files whole or not at all: under another name first, which is then changed. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A disk that is full, or a place that refuses writes. */
export class DiskError extends Error {
  constructor(path: string, cause: unknown) {
    super(`${path}: could not be written: ${cause instanceof Error ? cause.message : cause}`);
  }
}

/** Makes a folder and those above it. */
export function makeFolder(path: string): void {
  onDisk(path, () => mkdirSync(path, { recursive: true }));
}

export function writeWhole(path: string, content: string | Uint8Array): void {
  writingWhole(path, (unfinished) => writeFileSync(unfinished, content));
}

/** Lets `write` fill a file under another name, which then takes the place of `path`. */
export function writingWhole(path: string, write: (unfinished: string) => void): void {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  onDisk(path, () => {
    try {
      write(unfinished);
      renameSync(unfinished, path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
  });
}

/** Characters gathered before they are written. */
const CHUNK = 1 << 20;

/** Writes text piece by piece to a file, which is there whole or not at all. */
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

/** One line of a CSV file as RFC 4180 has it; nothing where there is no value. */
export const csvLine = (fields: readonly (string | number | boolean | null)[]): string =>
  `${fields.map(csvField).join(',')}\r\n`;

function csvField(field: string | number | boolean | null): string {
  const text = field === null ? '' : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

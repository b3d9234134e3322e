/** Writes results. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failed } from './failure.ts';

/** Writes one result, with a line end, to standard output. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Makes a folder, before work whose results are to be written there. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Writes a whole file or none: under another name first, which is then changed. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } catch (error) {
    if (existsSync(unfinished)) rmSync(unfinished);
    throw cannotWrite(path, error);
  }
}

const cannotWrite = (path: string, error: unknown): Error =>
  failed(`${path}: could not be written: ${error instanceof Error ? error.message : error}`);

/** One line of a CSV file as RFC 4180 has it. */
export const csvLine = (fields: readonly (string | number)[]): string => `${fields.map(csvField).join(',')}\r\n`;

function csvField(field: string | number): string {
  const text = String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

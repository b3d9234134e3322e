/** The text of a file that the user names, or why there is none. */
import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';

/** Largest files that are read, bytes: a scenario or sweep, a run with its digests, and a table or picture. */
export const MAX_BYTES = { scenario: 16e6, run: 256e6, import: 2e9 } as const;
const CHUNK = 1 << 20;

/** `line` is where the text is faulty, in a file that could be read. */
export type Text = { text: string } | { why: string; line?: number };

/** Reads a regular file of UTF-8 text, with or without a byte order mark. Never throws. */
export function readText(path: string, most: number = MAX_BYTES.scenario): Text {
  const bytes = readBytes(path, most);
  if ('why' in bytes) return bytes;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { why: 'text that is not UTF-8', line: badLine(bytes) };
  }
}

/** The bytes of a regular file. Never throws. */
export function readBytes(path: string, most: number): Uint8Array | { why: string } {
  const stats = statOf(path);
  if ('why' in stats) return stats;
  if (stats.isDirectory()) return { why: 'a folder' };
  if (!stats.isFile()) return { why: 'no regular file' };
  if (stats.size > most) return { why: `${tooLarge(stats.size)}, expected at most ${most / 1e6} MB` };
  return bytesOf(path, most);
}

/** Whether a regular file exists at a path. */
export function isFile(path: string): boolean {
  const stats = statOf(path);
  return !('why' in stats) && stats.isFile();
}

/** Whether a folder exists at a path. */
export function isFolder(path: string): boolean {
  const stats = statOf(path);
  return !('why' in stats) && stats.isDirectory();
}

function statOf(path: string): Stats | { why: string } {
  try {
    return statSync(path);
  } catch (error) {
    return { why: reasonOf(error) };
  }
}

export const NO_FILE = 'no such file';

const REASONS: Record<string, string> = {
  ELOOP: 'links that lead to each other',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
  ENAMETOOLONG: 'a name that is too long',
};

const reasonOf = (error: unknown): string => REASONS[(error as { code?: string }).code ?? ''] ?? NO_FILE;

const tooLarge = (bytes: number): string => `a file of ${Math.ceil(bytes / 1e6)} MB`;

/** The bytes of a file; `most` also limits files that report no size, such as those of the system. */
function bytesOf(path: string, most: number): Uint8Array | { why: string } {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const chunks: Uint8Array[] = [];
    for (let size = 0; ; ) {
      const chunk = new Uint8Array(CHUNK);
      const read = readSync(file, chunk);
      if (read === 0) return Buffer.concat(chunks);
      size += read;
      if (size > most) return { why: `a file of more than ${most / 1e6} MB, expected at most that` };
      chunks.push(chunk.subarray(0, read));
    }
  } catch (error) {
    const reason = reasonOf(error);
    return { why: reason === NO_FILE ? 'a file that cannot be read' : reason };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Number of the first line that is not UTF-8. */
function badLine(bytes: Uint8Array): number {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (
    1 +
    lines.findIndex((line) => {
      try {
        decoder.decode(Buffer.from(line, 'latin1'));
        return false;
      } catch {
        return true;
      }
    })
  );
}

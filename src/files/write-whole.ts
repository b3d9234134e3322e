/**
 * Writes files whole or not at all: first under a temporary name, then, once the disk has all of it, renamed. So
 * neither a full disk nor a power cut leaves part of a file under its name.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  type Dirent,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The disk is full, or the location refuses writes. */
export class DiskError extends Error {
  constructor(path: string, cause: unknown) {
    super(`${path}: could not be written: ${whyNot(path, cause)}`);
  }
}

/** What the system says, in words. */
const CAUSES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => (statOf(dirname(path)) ? 'no file can be made there' : `there is no folder ${dirname(path)}`),
  ENOTDIR: (path) => `${dirname(path)} is no folder`,
  EISDIR: () => 'it is a folder',
  EACCES: () => 'writing there is not allowed',
  EPERM: () => 'writing there is not allowed',
  EROFS: () => 'the disk is read only',
  ENOSPC: () => 'the disk is full',
  ENAMETOOLONG: () => 'the name is too long',
};

function whyNot(path: string, cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return CAUSES[(cause as NodeJS.ErrnoException).code ?? '']?.(path) ?? cause.message;
}

/** Part of the names of unfinished files, unique among threads and among machines that share a disk. */
const OWN = randomBytes(8).toString('hex');

/**
 * Makes a folder and those above it, one by one: Node, asked for all at once, tries for ever where the system has a
 * folder in which none can be made.
 */
export function makeFolder(path: string): void {
  onDisk(path, () => {
    const found = kindOf(path);
    if (found === 'folder') return;
    if (found === 'file') throw new Error(A_FILE);
    const above = dirname(resolve(path));
    if (above !== resolve(path)) makeFolder(above);
    try {
      mkdirSync(path);
    } catch (error) {
      // Another process may have made it at this moment.
      if (kindOf(path) === 'folder') return;
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error('no folder can be made there') : error;
    }
  });
}

const A_FILE = 'found a file, expected a folder';

/** What is at a path; null for nothing. */
function kindOf(path: string): 'file' | 'folder' | null {
  const found = statOf(path);
  if (found === undefined) return null;
  return found.isDirectory() ? 'folder' : 'file';
}

/** What is in a folder; nothing where there is none. */
export function entriesIn(path: string): Dirent[] {
  return onDisk(path, () => {
    const found = kindOf(path);
    if (found === 'file') throw new Error(A_FILE);
    return found === null ? [] : readdirSync(path, { withFileTypes: true });
  });
}

/** Removes a file, if it is there. */
export const removeFile = (path: string): void => onDisk(path, () => rmSync(path, { force: true }));

/** Gives a file or a folder another name. */
export const rename = (from: string, to: string): void => onDisk(to, () => renameSync(from, to));

export function writeWhole(path: string, content: string | Uint8Array): void {
  const whole = openWhole(path);
  whole.add(content);
  whole.end();
}

/** A file that is written piece by piece under a temporary name, and gets its own at the end. */
export interface Whole {
  /** Appends all of `content`; with `at`, writes it there instead. If that fails, the unfinished file is removed. */
  add(content: string | Uint8Array, at?: number): void;
  end(): void;
  /** Removes the unfinished file. */
  abandon(): void;
}

export function openWhole(path: string): Whole {
  if (isDevice(path)) return openDevice(path);
  const unfinished = join(dirname(path), `.${basename(path)}.${OWN}.tmp`);
  const file = onDisk(path, () => {
    if (kindOf(path) === 'folder') throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    return openSync(unfinished, 'w');
  });
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  const abandon = (): void => {
    close();
    rmSync(unfinished, { force: true });
  };
  const doing = (write: () => void): void =>
    onDisk(path, () => {
      try {
        write();
      } catch (error) {
        abandon();
        throw error;
      }
    });
  return {
    add: (content, at) => doing(() => writeAll(file, content, at)),
    end: () =>
      doing(() => {
        fsyncSync(file);
        close();
        renameSync(unfinished, path);
      }),
    abandon,
  };
}

const statOf = (path: string): Stats | undefined => {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
};

/** Names under which a system has what a program has open already, which may be a file. */
const OPEN = /^\/(dev\/(stdout|stderr|fd\/)|proc\/)/;

/** Whether a path is no file on a disk but a device or a pipe, which no other file may replace. */
function isDevice(path: string): boolean {
  const stats = statOf(path);
  return stats !== undefined && !stats.isDirectory() && (!stats.isFile() || OPEN.test(resolve(path)));
}

/** What is written to a device goes there at once. */
function openDevice(path: string): Whole {
  const file = onDisk(path, () => openSync(path, 'w'));
  return {
    add: (content, at) => onDisk(path, () => writeAll(file, content, at)),
    end: () => closeSync(file),
    abandon: () => closeSync(file),
  };
}

/** Writes all of it; a disk that takes only part of a piece is asked again for the rest, and then says why not. */
export function writeAll(file: number, content: string | Uint8Array, at?: number, write: Writer = writeSync): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let written = 0; written < bytes.length; ) {
    const place = at === undefined ? null : at + written;
    const taken = write(file, bytes, written, bytes.length - written, place);
    if (taken === 0) throw new Error(`the disk took ${written} of ${bytes.length} bytes`);
    written += taken;
  }
}

type Writer = (file: number, bytes: Uint8Array, offset: number, length: number, place: number | null) => number;

/** Characters gathered before they are written. */
const CHUNK = 1 << 20;

/** Writes text piece by piece to a file that appears whole or not at all. */
export function writingText(path: string, write: (add: (text: string) => void) => void): void {
  const whole = openWhole(path);
  let waiting: string[] = [];
  let length = 0;
  const flush = (): void => {
    whole.add(waiting.join(''));
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
  } catch (error) {
    whole.abandon();
    throw error;
  }
  whole.end();
}

function onDisk<T>(path: string, doing: () => T): T {
  try {
    return doing();
  } catch (error) {
    throw error instanceof DiskError ? error : new DiskError(path, error);
  }
}

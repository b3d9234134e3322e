import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import {
  DiskError,
  entriesIn,
  makeFolder,
  openWhole,
  writeAll,
  writeWhole,
  writingText,
} from '../../src/files/write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'stroma-whole-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a disk that takes little at a time gets all of it, in order', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      fc.option(fc.nat(20), { nil: undefined }),
      (bytes, takes, at) => {
        const disk: number[] = [];
        let n = 0;
        const write = (_: number, from: Uint8Array, offset: number, length: number, place: number | null): number => {
          if (at !== undefined) expect(place).toBe(at + disk.length);
          else expect(place).toBe(null);
          const taken = Math.min(length, takes[n++ % takes.length]);
          disk.push(...from.subarray(offset, offset + taken));
          return taken;
        };
        writeAll(0, bytes, at, write);
        expect(disk).toEqual([...bytes]);
      },
    ),
  );
});

test('a disk that takes no more is an error', () => {
  let room = 7;
  const write = (_: number, __: Uint8Array, ___: number, length: number): number => {
    const taken = Math.min(room, length);
    room -= taken;
    return taken;
  };
  expect(() => writeAll(0, 'more than seven', undefined, write)).toThrow('the disk took 7 of 15 bytes');
});

test('a file that is not finished leaves what was there before, and nothing beside it', () => {
  const path = join(folder, 'results.csv');
  writeWhole(path, 'before');
  const whole = openWhole(path);
  whole.add('half of');
  expect(readFileSync(path, 'utf8')).toBe('before');
  whole.abandon();
  expect(() =>
    writingText(path, (add) => {
      add('some lines');
      throw new Error('the next one cannot be made');
    }),
  ).toThrow('the next one cannot be made');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['results.csv']);
  writingText(path, (add) => {
    add('after');
  });
  expect(readFileSync(path, 'utf8')).toBe('after');
});

test('a place that refuses is named', () => {
  const path = join(folder, 'file', 'x');
  writeFileSync(join(folder, 'file'), '');
  expect(() => writeWhole(path, 'x')).toThrow(DiskError);
  expect(() => writeWhole(path, 'x')).toThrow(`${path}: could not be written: ${join(folder, 'file')} is no folder`);
  const gone = join(folder, 'gone', 'x');
  expect(() => writeWhole(gone, 'x')).toThrow(
    `${gone}: could not be written: there is no folder ${join(folder, 'gone')}`,
  );
  expect(() => writeWhole(folder, 'x')).toThrow(`${folder}: could not be written: it is a folder`);
});

test.runIf(process.platform === 'linux')('what a program has open already is written to, and not replaced', () => {
  const path = join(folder, 'open');
  const file = openSync(path, 'w+');
  writeWhole(`/proc/self/fd/${file}`, 'through');
  const inode = fstatSync(file).ino;
  closeSync(file);
  expect([readFileSync(path, 'utf8'), statSync(path).ino]).toEqual(['through', inode]);
});

test('folders are made with those above them, and what is none is named', () => {
  const path = join(folder, 'a', 'b', 'c');
  makeFolder(path);
  makeFolder(path);
  writeWhole(join(path, 'file'), '');
  expect(entriesIn(path).map(({ name }) => name)).toEqual(['file']);
  expect(entriesIn(join(path, 'none'))).toEqual([]);
  for (const below of [join(path, 'file'), join(path, 'file', 'x'), join(path, 'file', 'x', 'y')])
    expect(() => makeFolder(below)).toThrow(`${join(path, 'file')}: could not be written: found a file, expected`);
  expect(() => entriesIn(join(path, 'file'))).toThrow('found a file, expected a folder');
});

test.runIf(process.platform === 'linux')('where the system lets no folder be made, that is told at once', () => {
  for (const path of ['/proc/stroma', '/proc/stroma/deeper'])
    expect(() => makeFolder(path)).toThrow('/proc/stroma: could not be written: no folder can be made there');
});

import { expect, test } from 'vitest';
import { readEngineLog, sourceOf } from '../../src/bench/engine-log.ts';

const FILE = 'file:///stroma/build/chunks/world.js';

/** One function in memory, then what the engine says of it. */
const log = (...entries: string[]): string =>
  [`code-creation,JS,10,10,0x1000,256,decide ${FILE}:20:1,0x99,~`, ...entries].join('\n');

test('places that end up megamorphic are found by the memory in which their function lies', () => {
  const text = log(
    'LoadIC,0x1010,20,22,7,0,1,0xabc,count,,',
    'LoadIC,0x1010,30,22,7,P,N,0xabd,count,,',
    'KeyedLoadIC,0x1020,31,23,9,1,P,0xabd,rest,,',
    'LoadIC,0x5000,32,24,1,P,N,0xabd,elsewhere,,',
  );
  expect(readEngineLog(text).megamorphic).toEqual([{ file: FILE, line: 22, column: 7 }]);
});

test('code that takes the place of other code is known by its own name', () => {
  const other = 'file:///stroma/build/stroma.js';
  const text = log(
    `code-creation,JS,10,11,0x10f0,256,later ${other}:3:1,0x98,~`,
    'LoadIC,0x1010,30,22,7,P,N,0xabd,gone,,',
    'LoadIC,0x1100,30,4,7,P,N,0xabd,count,,',
  );
  expect(readEngineLog(text).megamorphic).toEqual([{ file: other, line: 4, column: 7 }]);
});

test('code that was thrown away has its place, time and reason', () => {
  const entry = `code-deopt,7453,3584,0x7f05,-1,2171,deopt-eager,<${FILE}:28:22> inlined at <${FILE}:27:2>,wrong map`;
  expect(readEngineLog(log(entry)).deoptimised).toEqual([
    { file: FILE, line: 28, column: 22, at: 7453, reason: 'wrong map' },
  ]);
});

test('a line of a built file comes from the source that the last mark before it names', () => {
  const built = ['// src/a.ts', 'const a = 1;', '//#region src/b.ts', 'const b = 2; // src/c.ts', '//#endregion'];
  expect([1, 2, 4, 5].map((line) => sourceOf(built.join('\n'), line))).toEqual([
    ...['src/a.ts', 'src/a.ts', 'src/b.ts', 'src/b.ts'],
  ]);
});

import { expect, test } from 'vitest';
import { drawBatchPlain } from '../../src/kernels/plain/draws.ts';
import { arena, uniform } from './arena.ts';

const known: [[number, number], [number, number], [number, number]][] = [
  [
    [0, 0],
    [0, 0],
    [0x6b200159, 0x99ba4efe],
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x1cb996fc, 0xbb002be7],
  ],
  [
    [0x13198a2e, 0x03707344],
    [0x243f6a88, 0x85a308d3],
    [0xc4923a9c, 0x483df7a0],
  ],
];

test.each(known)('key %j counter %j gives the Random123 known answer in every lane', (key, counter, answer) => {
  const { kernels, words } = arena(1);
  const [low, high, out0, out1] = [words(8), words(8), words(8), words(8)];
  low.fill(counter[0]);
  high.fill(counter[1]);
  kernels.drawBatch(key[0], key[1], low.byteOffset, high.byteOffset, 8, out0.byteOffset, out1.byteOffset);
  expect([...out0]).toEqual(Array(8).fill(answer[0]));
  expect([...out1]).toEqual(Array(8).fill(answer[1]));
  drawBatchPlain(key[0], key[1], low, high, 8, out1, out0);
  expect([...out1]).toEqual(Array(8).fill(answer[0]));
  expect([...out0]).toEqual(Array(8).fill(answer[1]));
});

test('kernel and twin give the same words, and none beyond the last four', () => {
  const { kernels, words } = arena(1);
  const count = 1001;
  const [low, high, out0, out1] = [words(1024), words(1024), words(1024), words(1024)];
  const next = uniform(17);
  for (let i = 0; i < 1024; i++) {
    low[i] = next() * 2 ** 32;
    high[i] = next() * 2 ** 32;
  }
  kernels.drawBatch(0xdeadbeef, 42, low.byteOffset, high.byteOffset, count, out0.byteOffset, out1.byteOffset);
  const [plain0, plain1] = [new Uint32Array(1024), new Uint32Array(1024)];
  drawBatchPlain(0xdeadbeef, 42, low, high, 1004, plain0, plain1);
  expect(out0).toEqual(plain0);
  expect(out1).toEqual(plain1);
});

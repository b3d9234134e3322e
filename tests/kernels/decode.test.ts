import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelBytes, sharedKernelBytes } from '../../build/kernels.ts';
import { decodeBase64 } from '../../src/kernels/decode.ts';
import { uniform } from './arena.ts';

test('decodes what Node encodes, at every length modulo 3', () => {
  const next = uniform(2);
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, () => next() * 256);
    expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
  }
});

test('names the place of a wrong character', () => {
  expect(() => decodeBase64('AAAA*AAA')).toThrow('"*" at 4');
  expect(() => decodeBase64('AAAAé=AA')).toThrow('"é" at 4');
  expect(() => decodeBase64('AAAAA')).toThrow('length 5');
});

test('the kernels for both kinds of memory are those that were compiled', () => {
  const compiled = (name: string) => new Uint8Array(readFileSync(`build/${name}.wasm`));
  expect(kernelBytes()).toEqual(compiled('kernels'));
  expect(sharedKernelBytes()).toEqual(compiled('kernels.shared'));
});

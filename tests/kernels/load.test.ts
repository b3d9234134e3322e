import { expect, test } from 'vitest';
import { adiScratchBytes, instantiateKernels } from '../../src/kernels/load.ts';
import { uniform } from './arena.ts';

function stepped(memory: WebAssembly.Memory): Float32Array {
  const [width, height] = [48, 32];
  const [sites, first] = [width * height, 4096];
  const floats = new Float32Array(memory.buffer);
  const next = uniform(1);
  const columns = [0, 1, 2, 3, 4, 5].map((k) => first + k * (sites * 4 + 1024));
  for (const column of columns) for (let i = 0; i < sites; i++) floats[column / 4 + i] = 0.5 + next();
  const [c, retardation, loss, source, faceX, faceY] = columns;
  for (let y = 0; y < height; y++) floats[faceX / 4 + y * width + width - 1] = 0;
  for (let x = 0; x < width; x++) floats[faceY / 4 + sites - width + x] = 0;
  const scratch = 65536;
  expect(scratch + adiScratchBytes(width, height)).toBeLessThan(memory.buffer.byteLength);
  const kernels = instantiateKernels(memory);
  for (let k = 0; k < 3; k++) {
    kernels.adiStep(c, retardation, loss, source, faceX, faceY, width, height, 4, 0.5, scratch, 0);
  }
  return floats.slice(c / 4, c / 4 + sites);
}

test('private and shared memory give the same bits', () => {
  const alone = stepped(new WebAssembly.Memory({ initial: 4 }));
  const shared = stepped(new WebAssembly.Memory({ initial: 4, maximum: 8, shared: true }));
  expect(shared).toEqual(alone);
  expect(new Set(alone).size).toBeGreaterThan(1000);
});

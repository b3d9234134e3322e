import { describe, expect, test } from 'vitest';
import { APPLY } from '../../src/kernels/column-kernels.ts';
import { plainColumns } from '../../src/kernels/plain/columns.ts';
import { arena, uniform } from './arena.ts';

const COUNT = 61;
const BYTES = 512;
const inputs = [0, -0, -3, 1e-30, 1e-8, 0.4, 2.5, 10, 39.7, 1e5, 1e12, 1e30];

type Operands = { x: number; out: number; rows: number; bytes: number; table: number };
type Of = ReturnType<typeof plainColumns>;

const CALLS: Record<string, (of: Of, at: Operands) => void> = {
  gather: (of, { x, rows, out }) => of.gather(x, rows, COUNT, out),
  scatter: (of, { x, rows, out }) => of.scatter(x, rows, COUNT, out),
  scatterAdd: (of, { x, rows, out }) => of.scatterAdd(x, rows, COUNT, out),
  dampen: (of, { x, out }) => of.dampen(x, out, COUNT, 7.5),
  paint: (of, { bytes, table, out }) => of.paint(bytes, bytes + 64, bytes + 128, 64, table, 0.7, out),
  relax: (of, { x, rows, out }) => of.relax(out, rows, COUNT, x, 0.25, 0.5),
  scale: (of, { x, out }) => of.scale(x, out, COUNT, 1.7),
  addScaled: (of, { x, out }) => of.addScaled(x, out, COUNT, 1.7),
  multiply: (of, { x, out }) => of.multiply(x, out, COUNT),
  divide: (of, { x, out }) => of.divide(x, out, COUNT, 1e-12),
  largest: (of, { x, out }) => of.largest(x, out, COUNT),
  saturate: (of, { x, out }) => of.saturate(x, out, COUNT, 7.5),
  step: (of, { x, out }) => of.step(x, out, COUNT, 10, false),
  'step falling': (of, { x, out }) => of.step(x, out, COUNT, 10, true),
  ramp: (of, { x, out }) => of.ramp(x, out, COUNT, 5, 2.5),
  clip: (of, { out }) => of.clip(out, COUNT, 0.5, 20),
  'countWithin a touch': (of, { bytes, rows, out }) => of.countWithin(bytes, rows, COUNT, 16, 2, 1.5, out),
  'countWithin 5': (of, { bytes, rows, out }) => of.countWithin(bytes, rows, COUNT, 16, 2, 5, out),
  'countWithin 9.5': (of, { bytes, rows, out }) => of.countWithin(bytes, rows, COUNT, 16, 2, 9.5, out),
  countAround: (of, { bytes, rows, out }) => of.countAround(bytes, rows, COUNT, 16, 2, out),
};
for (const power of [1, 2, 3, 4, 8]) {
  CALLS[`hill of power ${power}`] = (of, { x, out }) => of.hill(x, out, COUNT, 10, power, false);
  CALLS[`hill of power ${power} falling`] = (of, { x, out }) => of.hill(x, out, COUNT, 10, power, true);
}
for (const [name, operator] of Object.entries(APPLY)) {
  CALLS[`apply ${name}`] = (of, { x, out }) => of.apply(x, out, COUNT, 3, operator);
}

describe('column kernels and their twins agree', () => {
  test.each(Object.keys(CALLS))('%s', (name) => {
    const { kernels, floats, memory } = arena(1);
    const [x, out, indices, types, table] = [64, 64, 64, BYTES / 4, 512].map((length) =>
      floats(length, 64),
    ) as Float32Array[];
    const next = uniform(name.length);
    for (let i = 0; i < 64; i++) {
      x[i] = i < inputs.length ? inputs[i] : 40 * next();
      out[i] = 0.1 + 30 * next();
    }
    table.forEach((_, i) => {
      table[i] = i % 256 === 0 ? 0 : next();
    });
    const rows = new Uint32Array(indices.buffer, indices.byteOffset, 64);
    const spread = Array.from({ length: 64 }, (_, i) => (i * 37) % 64);
    // As sites these have enough rows, 16 wide, before and after them.
    rows.set(name.startsWith('count') ? spread.map((i) => 16 * 10 + i) : spread);
    const filled = Array.from({ length: BYTES }, () => Math.floor(4 * next()));
    new Uint8Array(types.buffer, types.byteOffset, BYTES).set(filled);
    const at = {
      x: x.byteOffset,
      out: out.byteOffset,
      rows: rows.byteOffset,
      bytes: types.byteOffset,
      table: table.byteOffset,
    };
    const start = out.slice();
    CALLS[name](plainColumns(memory), at);
    const plain = out.slice();
    out.set(start);
    CALLS[name](kernels, at);
    expect(start.some((value, i) => value !== plain[i])).toBe(true);
    for (let i = 0; i < COUNT; i++) {
      expect(Math.abs(out[i] - plain[i])).toBeLessThanOrEqual(2e-6 * (0.2 + Math.abs(plain[i])));
    }
  });

  test('the places of draws below a chance', () => {
    const { kernels, floats, memory } = arena(1);
    const [chances, draws, out, twin] = [64, 64, 68, 68].map((length) => floats(length, 64)) as Float32Array[];
    const next = uniform(7);
    const words = new Uint32Array(draws.buffer, draws.byteOffset, 64);
    for (let i = 0; i < 64; i++) {
      chances[i] = next();
      words[i] = 4294967296 * next();
    }
    const [w, x] = [draws.byteOffset, chances.byteOffset];
    const count = kernels.below(w, x, COUNT, 0.5, out.byteOffset);
    expect(plainColumns(memory).below(w, x, COUNT, 0.5, twin.byteOffset)).toBe(count);
    const list = (of: Float32Array) => [...new Uint32Array(of.buffer, of.byteOffset, count)];
    expect(list(out)).toEqual(list(twin));
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(40);
  });

  test('half of the effect at the half maximum', () => {
    const { kernels, floats } = arena(1);
    const [x, out] = [floats(4, 64), floats(4, 64)];
    x.fill(10);
    for (let power = 1; power <= 8; power++) {
      kernels.hill(x.byteOffset, out.byteOffset, 4, 10, power, false);
      expect([...out]).toEqual([0.5, 0.5, 0.5, 0.5]);
    }
  });
});

/** A solve in pieces, in any order that the threads of a run may do them, has the bits of a solve at once. */
import { describe, expect, test } from 'vitest';
import {
  ADI_IMPLICIT,
  ADI_POSITIVE,
  ADI_WRAP,
  OXYGEN_PART,
  OXYGEN_RESULT_BYTES,
} from '../../src/kernels/field-kernels.ts';
import { ADI_CHUNK, ADI_ROWS, adiOwnBytes, adiSolutionBytes, oxygenScratchBytes } from '../../src/kernels/load.ts';
import { arena, uniform } from './arena.ts';
import { diffusion, randomise } from './diffusion.ts';
import { copyOf, oxygen, physics, tissue } from './oxygenLattice.ts';

/** What may be done once the pieces before it on its line are; lines are taken in a random order. */
function inAnyOrder(next: () => number, lines: (() => void)[][], readyBefore: (line: number, step: number) => boolean) {
  const at = lines.map(() => 0);
  for (let left = lines.reduce((sum, line) => sum + line.length, 0); left > 0; left--) {
    const free = lines.flatMap((line, i) => (at[i] < line.length && readyBefore(i, at[i]) ? [i] : []));
    const line = free[Math.floor(next() * free.length)];
    lines[line][at[line]++]();
  }
  return at;
}

const flagsTried = [0, ADI_POSITIVE, ADI_IMPLICIT].flatMap((form) => [form, form + ADI_WRAP]);
const shapes: [number, number][] = [
  [48, 32],
  [272, 64],
  [400, 112],
];

describe.each(flagsTried)('alternating directions, flags %i', (flags) => {
  test.each(shapes)('%i × %i: rows in any order, chunks of columns handed on from strip to strip', (width, height) => {
    const wrap = (flags & ADI_WRAP) !== 0;
    const strips = height / ADI_ROWS;
    const chunks = Math.ceil(width / ADI_CHUNK);
    const space = arena(8 + Math.ceil((width * height * 80 + strips * adiOwnBytes(width)) / 2 ** 20));
    const whole = diffusion(width, height, space);
    const divided = diffusion(width, height, space);
    const solution = space.bytes(adiSolutionBytes(width, height));
    const own = Array.from({ length: strips }, () => space.bytes(adiOwnBytes(width)));
    const [c, R, L, S, fx, fy] = (['c', 'retardation', 'loss', 'source', 'faceX', 'faceY'] as const).map(
      (name) => divided[name].byteOffset,
    );
    for (let seed = 1; seed <= 2; seed++) {
      for (const lattice of [whole, divided]) randomise(lattice, { seed, wrap, held: 0.03, dead: 0.05 });
      whole.step(7.5, 1, flags);
      const next = uniform(100 * seed + width);
      const { kernels } = space;
      kernels.adiBegin(fy, width, height, 7.5, 1, solution, flags);
      const passed = new Int32Array(chunks);
      const down = own.map((scratch, strip) => [
        () => kernels.adiRows(c, R, L, S, fx, fy, width, height, strip * ADI_ROWS, 7.5, 1, scratch, flags),
        ...Array.from({ length: chunks }, (_, chunk) => () => {
          const [from, to] = [chunk * ADI_CHUNK, Math.min(width, (chunk + 1) * ADI_CHUNK)];
          const row = strip * ADI_ROWS;
          kernels.adiForward(R, L, fy, width, height, row, from, to, 7.5, 1, solution, scratch, flags);
          passed[chunk]++;
        }),
      ]);
      inAnyOrder(next, down, (strip, step) => step === 0 || passed[step - 1] === strip);
      passed.fill(0);
      const up = own.map((_, strip) =>
        Array.from({ length: chunks }, (_, chunk) => () => {
          const [from, to] = [chunk * ADI_CHUNK, Math.min(width, (chunk + 1) * ADI_CHUNK)];
          kernels.adiBack(c, R, width, height, height - (strip + 1) * ADI_ROWS, from, to, solution, flags);
          passed[chunk]++;
        }),
      );
      inAnyOrder(next, up, (strip, step) => passed[step] === strip);
      expect(divided.c).toEqual(whole.c);
    }
  });
});

const ROUND = ['start', 'black', 'restrict', 'coarser', 'spread', 'levelSweep', 'levelSeams', 'correct'] as const;

test.each([
  [64, 48],
  [112, 176],
  [256, 160],
])('oxygen of %i × %i: every part in strips, in any order', (columns, rows) => {
  for (let seed = 1; seed <= 2; seed++) {
    const whole = oxygen(columns, rows);
    tissue(whole, seed);
    const { width, height } = whole;
    const space = arena(2 + Math.ceil((width * height * 60) / 2 ** 20));
    const given = copyOf(whole);
    const array = (values: Float32Array) => {
      const made = space.floats(width * height, width * 4 + 64);
      made.set(values);
      return made;
    };
    const [p, uptake, faceX, faceY, held] = [given.p, given.uptake, given.faceX, given.faceY, given.held].map(array);
    const levels = space.bytes(oxygenScratchBytes(width, height));
    const result = space.bytes(OXYGEN_RESULT_BYTES);
    const { kernels } = space;
    const { conductance, half } = physics;
    const next = uniform(seed);
    const inStrips = (piece: (from: number, to: number) => void): void => {
      const strips = Array.from({ length: Math.ceil(height / 16) }, (_, i) => i).sort(() => next() - 0.5);
      for (const strip of strips) piece(strip * 16, Math.min(height, (strip + 1) * 16));
    };
    const part = (name: keyof typeof OXYGEN_PART): void => {
      const run = (from: number, to: number) =>
        kernels.oxygenPart(OXYGEN_PART[name], width, height, from, to, half, levels, 0);
      if (name === 'coarser') run(0, height);
      else inStrips(run);
    };
    whole.prepare();
    const { rounds } = whole.solve(physics, 2e-4, 30);
    expect(rounds).toBeGreaterThan(2);
    kernels.oxygenPrepare(faceX.byteOffset, faceY.byteOffset, held.byteOffset, width, height, levels);
    inStrips((from, to) =>
      kernels.oxygenBegin(
        ...([p.byteOffset, uptake.byteOffset, held.byteOffset, width, height, from, to] as const),
        conductance,
        levels,
      ),
    );
    let done = 0;
    for (; ; done++) {
      for (const name of ['sweep', 'seams', 'evaluate'] as const) part(name);
      if (kernels.oxygenBalanced(width, height, 2e-4, levels, result)) break;
      for (const name of [...ROUND, 'sweep', 'seams'] as const) part(name);
    }
    inStrips((from, to) => kernels.oxygenEnd(p.byteOffset, width, height, from, to, levels));
    expect(done).toBe(rounds);
    expect(p).toEqual(whole.p);
  }
});

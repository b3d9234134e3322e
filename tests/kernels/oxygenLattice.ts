import { OXYGEN_LINEAR, OXYGEN_RESULT_BYTES } from '../../src/kernels/field-kernels.ts';
import { oxygenScratchBytes } from '../../src/kernels/load.ts';
import type { OxygenFields, OxygenPhysics, OxygenResult } from '../../src/kernels/plain/oxygen.ts';
import { arena, uniform } from './arena.ts';

/** Defaults of a tissue: D 1.2e5 µm²/min, h 20 µm, K 2.5 mmHg. */
export const physics: OxygenPhysics = { conductance: 300, half: 2.5, linear: false };

/** An oxygen lattice in an arena, with both kernels bound to it. */
export interface Oxygen extends OxygenFields {
  readonly prepare: () => void;
  readonly solve: (physics: OxygenPhysics, tolerance: number, rounds: number) => OxygenResult;
}

/** `columns` × `rows` sites in full packing (V 300 mmHg/min), padded with dead sites to multiples of 16. */
export function oxygen(columns: number, rows: number): Oxygen {
  const [width, height] = [Math.ceil(columns / 16) * 16, Math.ceil(rows / 16) * 16];
  const space = arena(2 + Math.ceil((width * height * 40) / 2 ** 20));
  const array = () => space.floats(width * height, width * 4 + 64);
  const [p, uptake, faceX, faceY, held] = [array(), array(), array(), array(), array()];
  const scratch = space.bytes(oxygenScratchBytes(width, height));
  const result = space.bytes(OXYGEN_RESULT_BYTES);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const i = y * width + x;
      uptake[i] = 300;
      faceX[i] = x < columns - 1 ? 1 : 0;
      faceY[i] = y < rows - 1 ? 1 : 0;
    }
  }
  const at = [p, uptake, faceX, faceY, held].map((column) => column.byteOffset);
  return {
    ...{ p, uptake, faceX, faceY, held, width, height },
    prepare: () => space.kernels.oxygenPrepare(at[2], at[3], at[4], width, height, scratch),
    solve: ({ conductance, half, linear }, tolerance, rounds) => {
      const flags = linear ? OXYGEN_LINEAR : 0;
      space.kernels.oxygenSolve(
        ...([at[0], at[1], at[2], at[3], at[4], width, height] as const),
        ...([conductance, half, tolerance, rounds, scratch, result, flags] as const),
      );
      const [done, residual, used, inflow] = new Float64Array(p.buffer, result, 4);
      return { rounds: done, residual, uptake: used, inflow };
    },
  };
}

/** Holds site (x, y) at `pressure`; its faces carry the factor `m`. */
export function hold(lattice: OxygenFields, x: number, y: number, pressure: number, m = 1): void {
  const { p, held, faceX, faceY, width, height } = lattice;
  const i = y * width + x;
  held[i] = 1;
  p[i] = pressure;
  const west = x === 0 ? i + width - 1 : i - 1;
  const north = y === 0 ? i + width * (height - 1) : i - width;
  for (const [face, site] of [
    [faceX, i],
    [faceX, west],
    [faceY, i],
    [faceY, north],
  ] as const) {
    if (face[site] > 0) face[site] = m;
  }
}

/** A tumour with few vessels in tissue with many: the layout of a typical run. */
export function tissue(lattice: OxygenFields, seed: number): void {
  const { uptake, width, height } = lattice;
  const next = uniform(seed);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inside = Math.hypot(x - width / 2, y - height / 2) < Math.min(width, height) / 3;
    uptake[i] = inside ? (next() < 0.8 ? 300 : 30) : 30;
    if (next() < (inside ? 0.003 : 0.03)) hold(lattice, x, y, 40, 1.13);
  }
}

/** A copy in plain arrays for the twin. */
export function copyOf(lattice: OxygenFields): OxygenFields {
  const { p, uptake, faceX, faceY, held, width, height } = lattice;
  return {
    ...{ p: p.slice(), uptake: uptake.slice(), faceX: faceX.slice(), faceY: faceY.slice(), held: held.slice() },
    ...{ width, height },
  };
}

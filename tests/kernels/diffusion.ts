import { adiScratchBytes } from '../../src/kernels/load.ts';
import type { AdiFields } from '../../src/kernels/plain/adi.ts';
import { type Arena, arena, uniform } from './arena.ts';

/** A lattice of one species in an arena, with a step bound to it. */
export interface Diffusion extends AdiFields {
  /** What the last step left behind. */
  readonly scratch: () => Float32Array;
  readonly step: (conductance: number, dt: number, flags: number) => number;
}

/** Empty matrix: R 1, no loss, no source, conductance 1 on every inner face. */
export function diffusion(width: number, height: number, space: Arena = arena(sizeFor(width, height))): Diffusion {
  const array = () => space.floats(width * height, width * 4 + 64);
  const [c, retardation, loss, source, faceX, faceY] = [array(), array(), array(), array(), array(), array()];
  const scratch = space.bytes(adiScratchBytes(width, height));
  retardation.fill(1);
  for (let i = 0; i < width * height; i++) {
    faceX[i] = i % width < width - 1 ? 1 : 0;
    faceY[i] = i < width * (height - 1) ? 1 : 0;
  }
  const fields = { c, retardation, loss, source, faceX, faceY, width, height };
  const at = [c, retardation, loss, source, faceX, faceY].map((column) => column.byteOffset);
  return {
    ...fields,
    scratch: () => new Float32Array(c.buffer, scratch, adiScratchBytes(width, height) / 4),
    step: (conductance, dt, flags) =>
      space.kernels.adiStep(at[0], at[1], at[2], at[3], at[4], at[5], width, height, conductance, dt, scratch, flags),
  };
}

function sizeFor(width: number, height: number): number {
  return 2 + Math.ceil((width * height * 4 * 12 + 64 * width * 4) / 2 ** 20);
}

export interface RandomLayout {
  readonly seed: number;
  readonly wrap: boolean;
  /** Shares of sites that are held, and that are dead (no faces, nothing in them). */
  readonly held: number;
  readonly dead: number;
}

/** Fills a lattice with random columns, faces (a fifth of them shut), held and dead sites. */
export function randomise(lattice: Diffusion, { seed, wrap, held, dead }: RandomLayout): void {
  const { c, retardation, loss, source, faceX, faceY, width, height } = lattice;
  const next = uniform(seed);
  for (let i = 0; i < width * height; i++) {
    c[i] = next();
    retardation[i] = 1 + 2 * next();
    loss[i] = 2 * next();
    source[i] = next();
    faceX[i] = (wrap || i % width < width - 1) && next() > 0.2 ? next() : 0;
    faceY[i] = (wrap || i < width * (height - 1)) && next() > 0.2 ? next() : 0;
    if (next() < held) {
      retardation[i] = 1e30;
      loss[i] = 0;
      source[i] = 0;
    }
  }
  for (let i = 0; i < width * height; i++) {
    if (next() >= dead) continue;
    const west = i % width === 0 ? i + width - 1 : i - 1;
    const north = i < width ? i + width * (height - 1) : i - width;
    for (const [column, site] of [
      [faceX, i],
      [faceX, west],
      [faceY, i],
      [faceY, north],
    ] as const)
      column[site] = 0;
    for (const column of [c, loss, source]) column[i] = 0;
    retardation[i] = 1;
  }
}

/** Σ R c over sites that are not held, in double. */
export function amount({ c, retardation }: AdiFields): number {
  let sum = 0;
  for (let i = 0; i < c.length; i++) if (retardation[i] < 1e29) sum += retardation[i] * c[i];
  return sum;
}

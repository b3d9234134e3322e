import { adiScratchBytes, instantiateKernels, type Kernels, OXYGEN_RESULT_BYTES, oxygenScratchBytes } from './load.ts';
import { adiStepPlain } from './plain/adi.ts';
import { plainColumns } from './plain/columns.ts';
import { drawBatchPlain } from './plain/draws.ts';
import { oxygenSolvePlain } from './plain/oxygen.ts';

/** Nanoseconds per site (or draw) of one kernel and its twin. */
export interface BenchmarkRow {
  readonly name: string;
  readonly side: number;
  readonly kernel: number;
  readonly plain: number;
}

/** Measures every kernel beside its twin on side × side sites (padded), in turn, in this process. */
export function benchmarkKernels(side: number, now: () => number): BenchmarkRow[] {
  const width = Math.ceil(side / 16) * 16;
  const sites = width * width;
  const row = width * 4 + 64;
  const bytes = 16 * (sites * 4 + 2 * row) + adiScratchBytes(width, width) + oxygenScratchBytes(width, width);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) + 4 });
  const kernels = instantiateKernels(memory);
  let at = 4096;
  const take = (length: number) => {
    const offset = at;
    at = Math.ceil((at + length) / 64) * 64;
    return offset;
  };
  const lattice = (value: (i: number) => number) => {
    take(row);
    const column = new Float32Array(memory.buffer, take(sites * 4), sites);
    for (let i = 0; i < sites; i++) column[i] = value(i);
    take(row);
    return column;
  };
  const inside = (i: number) => i % width < side && i < width * side;
  const joined = (i: number, j: number) => (inside(i) && inside(j) && j % width !== 0 ? 1 : 0);
  const faceX = lattice((i) => joined(i, i + 1));
  const faceY = lattice((i) => (inside(i) && i + width < width * side ? 1 : 0));
  const space = { kernels, memory, sites, width, faceX, faceY, lattice, take, inside, now };
  return [...diffusionRows(space), ...oxygenRows(space), ...drawRows(space), ...columnRows(space)].map((found) => ({
    ...found,
    side,
  }));
}

interface Space {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  readonly sites: number;
  readonly width: number;
  readonly faceX: Float32Array;
  readonly faceY: Float32Array;
  readonly lattice: (value: (i: number) => number) => Float32Array;
  readonly take: (length: number) => number;
  readonly inside: (i: number) => boolean;
  readonly now: () => number;
}

type Row = Omit<BenchmarkRow, 'side'>;

function diffusionRows({ kernels, sites, width, faceX, faceY, lattice, take, now }: Space): Row[] {
  const c = lattice(() => 1);
  const retardation = lattice(() => 3);
  const loss = lattice((i) => 0.02 + (i % 5 === 0 ? 0.4 : 0));
  const source = lattice((i) => (i % 97 === 0 ? 0.5 : 0));
  const scratch = take(adiScratchBytes(width, width));
  const arrays = [c, retardation, loss, source, faceX, faceY].map((column) => column.byteOffset);
  const [pc, pR, pL, pS, pX, pY] = arrays;
  const fields = { c, retardation, loss, source, faceX, faceY, width, height: width };
  return [
    { name: 'adiStep', flags: 0 },
    { name: 'adiStep positive', flags: 1 },
    { name: 'adiStep wrapped', flags: 2 },
  ].map(({ name, flags }) => ({
    name,
    kernel: perUnit(sites, now, () => {
      kernels.adiStep(pc, pR, pL, pS, pX, pY, width, width, 7.5, 1, scratch, flags);
    }),
    plain: perUnit(sites, now, () => {
      adiStepPlain(fields, 7.5, 1, { positive: flags === 1, wrap: flags === 2 });
    }),
  }));
}

function oxygenRows({ kernels, sites, width, faceX, faceY, lattice, take, inside, now }: Space): Row[] {
  const held = lattice((i) => (inside(i) && (i * 7919) % 1009 < 20 ? 1 : 0));
  const p = lattice((i) => (held[i] === 1 ? 40 : 0));
  const uptake = lattice((i) => (inside(i) ? 100 : 0));
  const scratch = take(oxygenScratchBytes(width, width));
  const result = take(OXYGEN_RESULT_BYTES);
  const [pp, pV, pX, pY, pH] = [p, uptake, faceX, faceY, held].map((column) => column.byteOffset);
  const fields = { p, uptake, faceX, faceY, held, width, height: width };
  kernels.oxygenPrepare(pX, pY, pH, width, width, scratch);
  const start = p.slice();
  const rounds = 4;
  return [
    {
      name: 'oxygenSolve, a round',
      kernel:
        perUnit(sites, now, () => {
          p.set(start);
          kernels.oxygenSolve(pp, pV, pX, pY, pH, width, width, 300, 2.5, 0, rounds, scratch, result, 0);
        }) / rounds,
      plain:
        perUnit(sites, now, () => {
          p.set(start);
          oxygenSolvePlain(fields, { conductance: 300, half: 2.5, linear: false }, 0, rounds);
        }) / rounds,
    },
    {
      name: 'oxygenPrepare',
      kernel: perUnit(sites, now, () => kernels.oxygenPrepare(pX, pY, pH, width, width, scratch)),
      plain: Number.NaN,
    },
  ];
}

function drawRows({ kernels, sites, lattice, now }: Space): Row[] {
  const columns = [0, 1, 2, 3].map(() => lattice(() => 0));
  const words = columns.map((column) => new Uint32Array(column.buffer, column.byteOffset, sites));
  const [low, high, out0, out1] = columns.map((column) => column.byteOffset);
  for (let i = 0; i < sites; i++) words[0][i] = i;
  return [
    {
      name: 'drawBatch',
      kernel: perUnit(sites, now, () => kernels.drawBatch(1, 2, low, high, sites, out0, out1)),
      plain: perUnit(sites, now, () => drawBatchPlain(1, 2, words[0], words[1], sites, words[2], words[3])),
    },
  ];
}

function columnRows({ kernels, sites, lattice, memory, now }: Space): Row[] {
  const [x, out] = [lattice((i) => i % 40).byteOffset, lattice(() => 1).byteOffset];
  const plain = plainColumns(memory);
  const measure = (of: Pick<Kernels, 'hill'>) => perUnit(sites, now, () => of.hill(x, out, sites, 10, 4, true));
  return [{ name: 'hill', kernel: measure(kernels), plain: measure(plain) }];
}

/** Best of several runs of about 50 ms each. */
function perUnit(units: number, now: () => number, run: () => void): number {
  run();
  let best = Number.POSITIVE_INFINITY;
  for (let trial = 0; trial < 5; trial++) {
    const start = now();
    let runs = 0;
    do {
      run();
      runs++;
    } while (now() - start < 50);
    best = Math.min(best, ((now() - start) * 1e6) / (runs * units));
  }
  return best;
}

/** Kernels compared with plain TypeScript and C, on lattices of several sizes, in one run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OXYGEN_RESULT_BYTES } from '../kernels/field-kernels.ts';
import { adiScratchBytes, instantiateKernels, oxygenScratchBytes } from '../kernels/load.ts';
import { plainColumns } from '../kernels/plain/columns.ts';
import { drawBatchPlain } from '../kernels/plain/draws.ts';
import { prepareLevels } from '../kernels/plain/oxygenLevels.ts';
import { openRun } from '../run/run.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { load } from '../step/cells/block.ts';
import { evaluate } from '../step/cells/evaluate.ts';
import * as rivals from './rivals.ts';
import { median, Race } from './timing.ts';

/** Nanoseconds per site (or draw, or cell) of one kernel and of its rivals. */
export interface KernelRow {
  name: string;
  side: number;
  kernel: number;
  /** The fastest of the variants in plain TypeScript. */
  plain: number;
  /** NaN without a C compiler, or without a rival in C. */
  c: number;
}

/** Rounds of each race. */
const ROUNDS = 5;

/** Physics of the lattices, as in rivals.c. */
const ADI = { conductance: 7.5, dt: 1 };
const OXYGEN = { conductance: 300, half: 2.5, uptake: 100, pressure: 40, rounds: 4 };

export function benchKernels(sides: readonly number[], rivalsInC: RivalsInC | null): KernelRow[] {
  return sides.flatMap((side) => fieldRows(side, rivalsInC));
}

type Lattice = (i: number) => number;

function fieldRows(side: number, inC: RivalsInC | null): KernelRow[] {
  const width = Math.ceil(side / 16) * 16;
  const sites = width * width;
  const guard = width * 4 + 64;
  const bytes = 14 * (sites * 4 + 2 * guard) + adiScratchBytes(width, width) + oxygenScratchBytes(width, width);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) + 4 });
  const kernels = instantiateKernels(memory);
  let at = 4096;
  const take = (length: number) => {
    const offset = at;
    at = Math.ceil((at + length) / 64) * 64;
    return offset;
  };
  const inside = (i: number) => i % width < side && i < width * side;
  const held = (i: number) => inside(i) && (i * 7919) % 1009 < 20;
  const values = {
    c: () => 1,
    retardation: () => 3,
    loss: (i: number) => 0.02 + (i % 5 === 0 ? 0.4 : 0),
    source: (i: number) => (i % 97 === 0 ? 0.5 : 0),
    faceX: (i: number) => (inside(i) && (i % width) + 1 < side ? 1 : 0),
    faceY: (i: number) => (inside(i) && i + width < width * side ? 1 : 0),
    held: (i: number) => (held(i) ? 1 : 0),
    p: (i: number) => (held(i) ? OXYGEN.pressure : 0),
    uptake: (i: number) => (inside(i) ? OXYGEN.uptake : 0),
    use: (i: number) => (held(i) ? -1 : inside(i) ? OXYGEN.uptake / OXYGEN.conductance : 0),
  } satisfies Record<string, Lattice>;
  const lattice = (of: Lattice): Float32Array => {
    take(guard);
    const made = new Float32Array(memory.buffer, take(sites * 4), sites);
    for (let i = 0; i < sites; i++) made[i] = of(i);
    take(guard);
    return made;
  };
  const own = Object.fromEntries(Object.entries(values).map(([name, of]) => [name, lattice(of)])) as Record<
    keyof typeof values,
    Float32Array
  >;
  const scratch = take(adiScratchBytes(width, width));
  const levels = take(oxygenScratchBytes(width, width));
  const result = take(OXYGEN_RESULT_BYTES);
  const start = own.p.slice();
  const adi = () =>
    kernels.adiStep(
      own.c.byteOffset,
      own.retardation.byteOffset,
      own.loss.byteOffset,
      own.source.byteOffset,
      own.faceX.byteOffset,
      own.faceY.byteOffset,
      width,
      width,
      ADI.conductance,
      ADI.dt,
      scratch,
      0,
    );
  const solve = (rounds: number) => () => {
    own.p.set(start);
    kernels.oxygenSolve(
      own.p.byteOffset,
      own.uptake.byteOffset,
      own.faceX.byteOffset,
      own.faceY.byteOffset,
      own.held.byteOffset,
      width,
      width,
      OXYGEN.conductance,
      OXYGEN.half,
      0,
      rounds,
      levels,
      result,
      0,
    );
  };
  kernels.oxygenPrepare(own.faceX.byteOffset, own.faceY.byteOffset, own.held.byteOffset, width, width, levels);
  solve(OXYGEN.rounds)();
  const sweep = () => kernels.oxygenSweep(width, width, OXYGEN.half, levels, 0);
  const plain = KINDS.map((kind) => plainFields(kind, values, own, width));
  const c = inC?.(side) ?? { adi: Number.NaN, sweep: Number.NaN, round: Number.NaN };
  /** `start` does the rest of the kernel's work; with `per` above 1 its time is subtracted. */
  const row = (
    name: string,
    kernel: () => void,
    others: (() => void)[],
    inC: number,
    start: () => void = () => {},
    per = 1,
  ): KernelRow => {
    const race = new Race([start, kernel, ...others], ROUNDS);
    const ns = (milliseconds: number) => (milliseconds * 1e6) / sites;
    return {
      name,
      side,
      kernel: ns(race.median(1) - (per > 1 ? race.median(0) : 0)) / per,
      plain: ns(Math.min(...others.map((_, i) => race.median(i + 2)))),
      c: inC,
    };
  };
  const of = (name: 'adi' | 'sweep' | 'round') => plain.map((one) => one[name]);
  return [
    row('alternating-direction step', adi, of('adi'), c.adi),
    row('oxygen, smoother', sweep, of('sweep'), c.sweep),
    row('oxygen, full V-cycle', solve(OXYGEN.rounds + 1), of('round'), c.round, solve(1), OXYGEN.rounds),
    drawRow(side),
  ];
}

/** The kinds of array that plain TypeScript may use. */
const KINDS: ((from: Float32Array) => rivals.Numbers)[] = [
  (from) => Float32Array.from(from),
  (from) => Float64Array.from(from),
  (from) => Array.from(from),
];

/** A new function with the same source, for which the compiler has seen no arrays yet. */
const fresh = <T extends (...values: never[]) => unknown>(of: T): T => new Function(`return ${of}`)() as T;

/** The rivals in plain TypeScript over arrays of one kind. */
function plainFields(
  make: (from: Float32Array) => rivals.Numbers,
  values: Record<string, Lattice>,
  own: Record<string, Float32Array>,
  width: number,
): { adi(): void; sweep(): void; round(): void } {
  const sites = width * width;
  const of = (name: string) => make(Float32Array.from({ length: sites }, (_, i) => values[name](i)));
  const empty = (length = sites) => make(new Float32Array(length));
  const [c, retardation, loss, source, faceX, faceY, p, use] = (
    ['c', 'retardation', 'loss', 'source', 'faceX', 'faceY', 'p', 'use'] as const
  ).map(of) as rivals.Numbers[];
  const [m, q, z, u] = [empty(), empty(), empty(), empty()];
  const levels = prepareLevels(own.faceX, own.faceY, own.held, width, width).map((level) => ({
    width: level.width,
    height: level.height,
    faceX: make(level.faceX),
    faceY: make(level.faceY),
    sink: make(level.sink),
    lambda: empty(level.sink.length),
    inverse: empty(level.sink.length),
    rhs: empty(level.sink.length),
    e: empty(level.sink.length),
  }));
  const adi = fresh(rivals.adi);
  const sweep = fresh(rivals.sweep);
  const restrictFine = fresh(rivals.restrictFine);
  const begin = fresh(rivals.begin);
  const sweepCoarse = fresh(rivals.sweepCoarse);
  const restrictCoarse = fresh(rivals.restrictCoarse);
  const correct = fresh(rivals.correct);
  const correctFine = fresh(rivals.correct);
  const cycle = (depth: number): void => {
    const { width: w, height: h, faceX: fx, faceY: fy, sink, lambda, inverse, rhs, e } = levels[depth];
    begin(e, inverse, fx, fy, sink, lambda, w, h);
    const next = levels[depth + 1];
    if (!next) {
      for (let k = 0; k < 2 * w; k++) sweepCoarse(e, rhs, inverse, fx, fy, w, h);
      return;
    }
    sweepCoarse(e, rhs, inverse, fx, fy, w, h);
    restrictCoarse(e, rhs, sink, lambda, fx, fy, w, h, next.rhs, next.lambda);
    cycle(depth + 1);
    correct(e, inverse, 0, -Number.MAX_VALUE, next.e, next.faceX, next.faceY, next.width, next.height);
    sweepCoarse(e, rhs, inverse, fx, fy, w, h);
  };
  const relax = () => sweep(p, use, faceX, faceY, width, width, OXYGEN.half);
  return {
    adi: () => adi(c, retardation, loss, source, faceX, faceY, width, width, ADI.conductance, ADI.dt, m, q, z, u),
    sweep: relax,
    round() {
      relax();
      const first = levels[0];
      restrictFine(p, use, faceX, faceY, width, width, OXYGEN.half, first.rhs, first.lambda);
      cycle(0);
      correctFine(p, use, -1, 0, first.e, first.faceX, first.faceY, first.width, first.height);
      relax();
    },
  };
}

function drawRow(side: number): KernelRow {
  const count = side * side;
  const bytes = 4 * (count * 4 + 64);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) + 1 });
  const kernels = instantiateKernels(memory);
  const columns = [0, 1, 2, 3].map(
    (i) => new Uint32Array(memory.buffer, 64 * i + Math.ceil((count * 4) / 64) * 64 * i, count),
  );
  const [low, high, out0, out1] = columns as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  for (let i = 0; i < count; i++) low[i] = i;
  const race = new Race(
    [
      () => kernels.drawBatch(1, 2, low.byteOffset, high.byteOffset, count, out0.byteOffset, out1.byteOffset),
      () => drawBatchPlain(1, 2, low, high, count, out0, out1),
    ],
    ROUNDS,
  );
  const ns = (i: number) => (race.median(i) * 1e6) / count;
  return { name: 'draws', side, kernel: ns(0), plain: ns(1), c: Number.NaN };
}

/** Times the rule plan of the most numerous type in a scenario, on one block of its cells, ns per cell. */
export function benchPlan(scenario: Prepared): KernelRow {
  const { engine } = openRun(scenario);
  const { world, kernels, block, work } = engine;
  const { first, rows } = work[0];
  const type = world.model.cells.reduce((best, cell) =>
    first[cell.index + 1] - first[cell.index] > first[best.index + 1] - first[best.index] ? cell : best,
  );
  const count = Math.min(block.rows.length, first[type.index + 1] - first[type.index]);
  load(block, world.tissues[0], rows, first[type.index], count);
  const plain = { ...kernels, ...plainColumns(world.buffer.memory) };
  const run = (of: typeof kernels) => () => {
    engine.kernels = of;
    block.kernels = of;
    evaluate(engine, world.tissues[0], type, count);
  };
  const race = new Race([run(kernels), run(plain)], ROUNDS);
  const ns = (i: number) => (race.median(i) * 1e6) / count;
  return {
    name: `rule plan, ${type.plan.terms.length} conditions`,
    side: count,
    kernel: ns(0),
    plain: ns(1),
    c: Number.NaN,
  };
}

/** Nanoseconds per site in C, on a lattice of `side` × `side`. */
export type RivalsInC = (side: number) => { adi: number; sweep: number; round: number };

/** Compiles rivals.c; null where there is no C compiler. Call `end` when done. */
export function compileRivals(root: string): { run: RivalsInC; end(): void } | null {
  const source = join(root, 'src/bench/rivals.c');
  if (!existsSync(source)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'stroma-bench-'));
  const program = join(folder, 'rivals');
  const end = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('cc', ['-O3', '-march=native', source, '-o', program, '-lm'], { stdio: 'ignore' });
  } catch {
    end();
    return null;
  }
  const once = (side: number) => JSON.parse(execFileSync(program, [String(side)], { encoding: 'utf8' }));
  return {
    end,
    run(side) {
      const runs = Array.from({ length: ROUNDS }, () => once(side));
      const of = (name: string) => median(runs.map((run) => run[name]));
      return { adi: of('adi'), sweep: of('sweep'), round: of('round') };
    },
  };
}

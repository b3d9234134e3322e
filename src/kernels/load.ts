import { kernelBytes, sharedKernelBytes } from '../../build/kernels.ts';

/** `flags` of `adiStep`: backward Euler in product form, positive for positive input, for the steps after a jump. */
export const ADI_POSITIVE = 1;
/** `flags` of `adiStep`: the lattice is a torus. */
export const ADI_WRAP = 2;
/** `flags` of `adiStep`: θ = 1 in delta form, which damps ringing; first order, with the same steady state. */
export const ADI_IMPLICIT = 4;
/** `flags` of `oxygenSolve`: uptake is V p/K instead of V p/(K + p). */
export const OXYGEN_LINEAR = 1;
/** `operator` of `apply`: how a condition h enters a number. */
export const APPLY = {
  /** out ← out · (1 + (factor − 1) h) */
  multiply: 0,
  /** out ← out · h */
  gate: 1,
  /** out ← out + factor · h */
  add: 2,
  /** out ← out · min(factor, h) */
  limit: 3,
} as const;
/** Retardation of a held site; from 1e29 on a site is held. */
export const HELD_RETARDATION = 1e30;
/** Size of the result block of `oxygenSolve`. */
export const OXYGEN_RESULT_BYTES = 64;

/**
 * The compiled loops over one memory.
 *
 * An argument that names an array is its byte offset, a multiple of 64. Lattices are float32, row by row,
 * `width` and `height` multiples of 16. One row and 64 bytes before and after each lattice must be
 * readable and finite; kernels never write there. `faceX[i]` is the relative conductance between site i
 * and its east neighbour (last column: column 0 of the row), `faceY[i]` between i and i + width (last
 * row: row 0); 0 where nothing flows, so also at the edges of a lattice that does not wrap.
 * Results depend on the arguments only and have the same bits in every engine.
 */
export interface Kernels {
  /**
   * One step of ∂(R c)/∂t = ∇·(g∇c) − Λ c + S, alternating directions, c in place.
   *
   * Default, Douglas in delta form, second order in `dt`: with θ = 1/2 and M = R + θ dt Λ,
   *   (M − θ dt Ax) M⁻¹ (M − θ dt Ay) Δ = dt (Ax c + Ay c − Λ c + S),  c ← c + Δ,
   * so that ΣRΔ = dt Σ(S − Λ(c + θΔ)); with `ADI_IMPLICIT` θ = 1, first order. With `ADI_POSITIVE`, first order: with M = R + dt Λ,
   *   (M − dt Ax) M⁻¹ (M − dt Ay) c⁺ = R c + dt S,
   * so that ΣRc⁺ − ΣRc = dt Σ(S − Λ c⁺) and c⁺ ≥ 0 for c, S ≥ 0. A c = Σ_faces g (c_j − c_i) with
   * g = conductance · face. With `ADI_WRAP` both directions are rings (needed when faces of the last
   * column or row are not 0). Sites with R ≥ 1e29 are held: c stays, bit for bit; give them Λ = S = 0.
   * Every R must be above 0, dead sites too. Values below 1e-25 are stored as +0.
   *
   * @param c concentration, nM
   * @param retardation R, no unit
   * @param loss Λ ≥ 0, 1/min
   * @param source S, nM/min
   * @param conductance D/h², 1/min
   * @param dt minutes
   * @param scratch `adiScratchBytes(width, height)` bytes
   * @param flags sum of `ADI_…`
   * @returns Σ R·(amount added where a value was clipped to 0), nM times sites
   */
  adiStep(
    c: number,
    retardation: number,
    loss: number,
    source: number,
    faceX: number,
    faceY: number,
    width: number,
    height: number,
    conductance: number,
    dt: number,
    scratch: number,
    flags: number,
  ): number;

  /**
   * Builds the coarse levels for `oxygenSolve`: needed before the first solve, and again whenever faces or
   * held sites change. `scratch` must not be used for anything else between the two.
   *
   * @param faceX oxygen's own faces; those of a vessel carry its factor m
   * @param held 1 where p is held (vessel, medium), else 0
   * @param scratch `oxygenScratchBytes(width, height)` bytes
   */
  oxygenPrepare(faceX: number, faceY: number, held: number, width: number, height: number, scratch: number): void;

  /**
   * Quasi-steady oxygen: p at free sites such that Σ_faces g (p_j − p_i) = V_i p_i/(K + p_i), g = conductance · face,
   * starting from the present p. A round is a red-black sweep of exact one-site solutions, a V(1,1) cycle for the
   * linearised error, and a sweep. Ends when Σ|residual| ≤ tolerance · max(Σ uptake, |Σ flow from held sites|) (or
   * the rounding error of float32 p is reached). p is never negative. Rings in both directions where faces join them.
   * A site without faces and uptake gets 0.
   *
   * @param p partial pressure, mmHg, in place
   * @param uptake V ≥ 0, mmHg/min; not read at held sites
   * @param conductance D/h², 1/min
   * @param half K, mmHg
   * @param tolerance typically 2e-4
   * @param maximumRounds largest number of coarse corrections
   * @param result `OXYGEN_RESULT_BYTES`, float64: rounds; Σ|residual|/Σ uptake; Σ uptake over free sites; Σ flow from
   * held into free sites (both mmHg/min times sites); the rest is scratch
   * @param flags sum of `OXYGEN_…`
   * @returns rounds
   */
  oxygenSolve(
    p: number,
    uptake: number,
    faceX: number,
    faceY: number,
    held: number,
    width: number,
    height: number,
    conductance: number,
    half: number,
    tolerance: number,
    maximumRounds: number,
    scratch: number,
    result: number,
    flags: number,
  ): number;

  /** The first part of `oxygenSolve`, for a solve in parts: copies p and uptake into `scratch`. */
  oxygenBegin(
    p: number,
    uptake: number,
    held: number,
    width: number,
    height: number,
    conductance: number,
    scratch: number,
  ): void;
  /** A sweep, then the residual; returns whether that is small enough. */
  oxygenCheck(
    width: number,
    height: number,
    half: number,
    tolerance: number,
    scratch: number,
    result: number,
    flags: number,
  ): boolean | number;
  /** The coarse correction of what `oxygenCheck` left in `scratch`, and a sweep. */
  oxygenImprove(width: number, height: number, half: number, scratch: number, flags: number): void;
  /** Copies p back and completes `result` for a solve with `rounds` corrections. */
  oxygenEnd(
    p: number,
    width: number,
    height: number,
    conductance: number,
    rounds: number,
    scratch: number,
    result: number,
  ): void;

  /** One red-black sweep over what the last `oxygenSolve` left in `scratch`: the smoother alone, for timing. */
  oxygenSweep(width: number, height: number, half: number, scratch: number, flags: number): void;

  /**
   * Threefry-2x32, 20 rounds (Salmon et al. 2011): for each row i the two words of counter
   * (identityLow[i], identityHigh[i]) under the key (key0, key1). Arrays are uint32; rows are done in
   * fours, so arrays must be readable and writable up to the next multiple of 4.
   */
  drawBatch(
    key0: number,
    key1: number,
    identityLow: number,
    identityHigh: number,
    count: number,
    out0: number,
    out1: number,
  ): void;

  /** out[i] ← column[rows[i]]; 32-bit words of any kind. */
  gather(column: number, rows: number, count: number, out: number): void;
  /** column[rows[i]] ← values[i]. */
  scatter(values: number, rows: number, count: number, column: number): void;
  /** column[rows[i]] += values[i], float32, in order. */
  scatterAdd(values: number, rows: number, count: number, column: number): void;
  /** column[rows[i]] += g · (rise where g > 0, else fall), with the gap g = targets[i] − column[rows[i]]. */
  relax(column: number, rows: number, count: number, targets: number, rise: number, fall: number): void;

  /*
   * Columns: float32 numbers, done in fours, so that columns must be readable and writable up to the next multiple of
   * 16 bytes.
   */
  /** out ← factor · x */
  scale(x: number, out: number, count: number, factor: number): void;
  /** out ← out + factor · x */
  addScaled(x: number, out: number, count: number, factor: number): void;
  /** out ← out · x */
  multiply(x: number, out: number, count: number): void;
  /** out ← out / max(least, x) */
  divide(x: number, out: number, count: number, least: number): void;
  /** out ← out / (rest + x) */
  dampen(x: number, out: number, count: number, rest: number): void;
  /** out ← max(out, x) */
  largest(x: number, out: number, count: number): void;
  /** out ← x / (rest + x) */
  saturate(x: number, out: number, count: number, rest: number): void;
  /**
   * Hill factors H = xⁿ/(Kⁿ + xⁿ), or 1 − H; negative x count as 0. Exact to float32 rounding for x/K in [1e-9, 1e9]
   * (powers above 4: [2e-5, 5e4]) and taken as 0 below and 1 above.
   *
   * @param half K > 0, in the unit of x
   * @param power n, 1 to 8
   */
  hill(x: number, out: number, count: number, half: number, power: number, falls: boolean): void;
  /** out ← 1 where x ≥ half (`falls`: below half), else 0. */
  step(x: number, out: number, count: number, half: number, falls: boolean): void;
  /** out ← (from − x)/(from − to), clipped to 0 and 1. */
  ramp(x: number, out: number, count: number, from: number, to: number): void;
  /** Applies conditions h to `out` by `operator`, one of `APPLY`. */
  apply(h: number, out: number, count: number, factor: number, operator: number): void;
  /**
   * Lists, in order, the places i where words[i]/2³² < factor · x[i], and returns their number. The entry of `out`
   * after the last may be overwritten.
   */
  below(words: number, x: number, count: number, factor: number, out: number): number;
  /** out ← min(high, max(low, out)) */
  clip(out: number, count: number, low: number, high: number): void;
  /**
   * How many of the 8 neighbours of each site hold `code`, as float32.
   *
   * @param types one byte per site, rows `stride` apart; results for sites at its edges are meaningless
   */
  countAround(types: number, sites: number, count: number, stride: number, code: number, out: number): void;
  /**
   * How many sites within `reach` of each site, its own left out, hold `code`, as float32.
   *
   * @param types as in `countAround`; up to 15 bytes after its last one are read
   * @param reach largest distance between the middles of two sites, in sites; may be a fraction. Results for sites
   * nearer to an edge are meaningless.
   */
  countWithin(
    types: number,
    sites: number,
    count: number,
    stride: number,
    code: number,
    reach: number,
    out: number,
  ): void;
  /**
   * Sets each site to the value of its structural type (without one, `background` where the ground is 0, else 0) plus
   * that of its mobile type.
   *
   * @param structural one byte per site, as `mobile` and `ground`
   * @param table float32: 256 values by structural type, then 256 by mobile type, 0 for none
   */
  paint(
    structural: number,
    mobile: number,
    ground: number,
    count: number,
    table: number,
    background: number,
    out: number,
  ): void;
}

/** Scratch of `adiStep`, bytes; may be shared by steps that do not run at the same time. */
export function adiScratchBytes(width: number, height: number): number {
  return (3 * height + 43) * width * 4 + 64;
}

/** Scratch of `oxygenPrepare` and `oxygenSolve`, bytes: 4 arrays of the lattice's size, 7 on every coarse level. */
export function oxygenScratchBytes(width: number, height: number): number {
  let bytes = 128 + 4 * width * height * 4;
  for (let w = width, h = height; w % 2 === 0 && h % 2 === 0 && Math.min(w, h) > 4; ) {
    w /= 2;
    h /= 2;
    bytes += 7 * Math.ceil((w * h * 4) / 64) * 64;
  }
  return bytes;
}

let privateModule: WebAssembly.Module | undefined;
let sharedModule: WebAssembly.Module | undefined;

/** The kernels over `memory`; the module for private or shared memory is compiled once. */
export function instantiateKernels(memory: WebAssembly.Memory): Kernels {
  const instance = new WebAssembly.Instance(moduleFor(memory), { env: { memory } });
  return instance.exports as unknown as Kernels;
}

function moduleFor(memory: WebAssembly.Memory): WebAssembly.Module {
  const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  if (shared) {
    sharedModule ??= new WebAssembly.Module(sharedKernelBytes);
    return sharedModule;
  }
  privateModule ??= new WebAssembly.Module(kernelBytes);
  return privateModule;
}

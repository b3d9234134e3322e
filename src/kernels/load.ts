import { kernelBytes, sharedKernelBytes } from '../../build/kernels.ts';

/** `flags` of `adiStep`: backward Euler in product form, positive for positive input, for the steps after a jump. */
export const ADI_POSITIVE = 1;
/** `flags` of `adiStep`: the lattice is a torus. */
export const ADI_WRAP = 2;
/** `flags` of `oxygenSolve`: uptake is V p/K instead of V p/(K + p). */
export const OXYGEN_LINEAR = 1;
/** `operator` of `hillBatch`: out ← out · (1 + (factor − 1) H). */
export const HILL_MULTIPLY = 0;
/** `operator` of `hillBatch`: out ← out · H. */
export const HILL_GATE = 1;
/** `operator` of `hillBatch`: out ← out + factor · H. */
export const HILL_ADD = 2;
/** Added to an `operator` of `hillBatch`: 1 − H in place of H. */
export const HILL_FALLING = 4;
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
   * so that ΣRΔ = dt Σ(S − Λ(c + Δ/2)). With `ADI_POSITIVE`, first order: with M = R + dt Λ,
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
   * Quasi-steady oxygen: p at free sites such that Σ_faces g (p_j − p_i) = V_i p_i/(K + p_i), g =
   * conductance · face, starting from the p that is there. A round is a red-black sweep of exact
   * one-site solutions, a V(1,1) cycle for the linearised error, and a sweep. Ends when
   * Σ|residual| ≤ tolerance · Σ uptake (or the rounding error of float32 p is reached). p is never
   * negative. Rings in both directions where faces join them. A site without faces and uptake gets 0.
   *
   * @param p partial pressure, mmHg, in place
   * @param uptake V ≥ 0, mmHg/min; not read at held sites
   * @param conductance D/h², 1/min
   * @param half K, mmHg
   * @param tolerance typically 2e-4
   * @param maximumRounds at most so many coarse corrections
   * @param result `OXYGEN_RESULT_BYTES`, float64: rounds; Σ|residual|/Σ uptake; Σ uptake over free sites;
   *   Σ flow from held into free sites (both mmHg/min times sites); the rest is scratch
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

  /**
   * Hill factors H = xⁿ/(Kⁿ + xⁿ) of `count` inputs (float32, negative ones count as 0), combined with
   * the float32 numbers in `out` as `operator` says. H is exact to float32 rounding for x/K in
   * [1e-9, 1e9] and taken as 0 below. Done in fours, like `drawBatch`.
   *
   * @param half K > 0, in the unit of x
   * @param power n, 1 to 4
   * @param operator one of `HILL_MULTIPLY`, `HILL_GATE`, `HILL_ADD`, plus `HILL_FALLING`
   */
  hillBatch(x: number, out: number, count: number, half: number, power: number, factor: number, operator: number): void;
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

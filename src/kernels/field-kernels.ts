/** What the field kernels do: formulas, shapes, units, and the numbers that select what they do. */

/** `flags` of `adiStep`: backward Euler in product form, positive for positive input, for the steps after a jump. */
export const ADI_POSITIVE = 1;
/** `flags` of `adiStep`: the lattice is a torus. */
export const ADI_WRAP = 2;
/** `flags` of `adiStep`: θ = 1 in delta form, which damps ringing; first order, with the same steady state. */
export const ADI_IMPLICIT = 4;
/** `flags` of `oxygenSolve`: uptake is V p/K instead of V p/(K + p). */
export const OXYGEN_LINEAR = 1;
/** `part` of `oxygenPart`, in the order of a round. */
export const OXYGEN_PART = {
  /** Red half of a sweep, and the black rows between. */
  sweep: 0,
  /** The black rows at the edges of each piece. */
  seams: 1,
  /** Residual, summed into the first coarse level. */
  evaluate: 2,
  /** First coarse level: its diagonal, and the red half of a sweep from 0; the black half; residual to the next level. */
  start: 3,
  black: 4,
  restrict: 5,
  /** All coarser levels; rows are ignored. */
  coarser: 6,
  /** First coarse level: adds what the next one found; a sweep; its seams. */
  spread: 7,
  levelSweep: 8,
  levelSeams: 9,
  /** Adds what the first coarse level found. */
  correct: 10,
  /** All coarse levels in one go, including the first; rows are ignored. */
  coarse: 11,
} as const;
/** Retardation of a held site; from 1e29 on a site is held. */
export const HELD_RETARDATION = 1e30;
/** Size of the result block of `oxygenSolve`. */
export const OXYGEN_RESULT_BYTES = 64;

/**
 * The compiled loops over the lattices in one memory.
 *
 * An argument that names an array is its byte offset, a multiple of 64. Lattices are float32, row by row,
 * `width` and `height` multiples of 16. One row and 64 bytes before and after each lattice must be
 * readable and finite; kernels never write there. `faceX[i]` is the relative conductance between site i
 * and its east neighbour (last column: column 0 of the row), `faceY[i]` between i and i + width (last
 * row: row 0); 0 where nothing flows, so also at the edges of a lattice that does not wrap.
 * Results depend on the arguments only and have the same bits in every engine.
 */
export interface FieldKernels {
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
   * `adiStep` in pieces, for several threads; the bits are those of `adiStep`. `adiBegin`; then for every `ADI_ROWS` rows
   * from the top `adiRows`, at any time, and for each `ADI_CHUNK` columns `adiForward` by the same thread, once the rows
   * above have had theirs; when all are done, from the bottom, `adiBack`, once the rows below have had theirs.
   *
   * @param solution `adiSolutionBytes(width, height)` bytes, the same in all pieces
   */
  adiBegin(
    faceY: number,
    width: number,
    height: number,
    conductance: number,
    dt: number,
    solution: number,
    flags: number,
  ): void;
  /**
   * Eliminates along x in the `ADI_ROWS` rows from `row`.
   *
   * @param scratch `adiOwnBytes(width)` bytes of this thread
   */
  adiRows(
    c: number,
    retardation: number,
    loss: number,
    source: number,
    faceX: number,
    faceY: number,
    width: number,
    height: number,
    row: number,
    conductance: number,
    dt: number,
    scratch: number,
    flags: number,
  ): void;
  /** Eliminates along y what `adiRows` left in `scratch`, in columns `from` (a multiple of `ADI_CHUNK`) to `to` − 1. */
  adiForward(
    retardation: number,
    loss: number,
    faceY: number,
    width: number,
    height: number,
    row: number,
    from: number,
    to: number,
    conductance: number,
    dt: number,
    solution: number,
    scratch: number,
    flags: number,
  ): void;
  /**
   * Substitutes back along y in `ADI_ROWS` rows and these columns, and updates c.
   *
   * @returns Σ R·(amount added where a value was clipped to 0), nM times sites
   */
  adiBack(
    c: number,
    retardation: number,
    width: number,
    height: number,
    row: number,
    from: number,
    to: number,
    solution: number,
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

  /**
   * `oxygenSolve` in pieces of rows `from` to `to` − 1, multiples of 16, for several threads; the bits are those of
   * `oxygenSolve`. `oxygenBegin` copies p and uptake into `scratch`; `oxygenPart` does what `OXYGEN_PART` lists; when the
   * rounds are over, `oxygenEnd` copies p back and `oxygenResult` completes `result`.
   */
  oxygenBegin(
    p: number,
    uptake: number,
    held: number,
    width: number,
    height: number,
    from: number,
    to: number,
    conductance: number,
    scratch: number,
  ): void;
  /** One of `OXYGEN_PART` over these rows; each part must be finished everywhere before the next begins. */
  oxygenPart(
    part: number,
    width: number,
    height: number,
    from: number,
    to: number,
    half: number,
    scratch: number,
    flags: number,
  ): void;
  /** Whether the residual from `OXYGEN_PART.evaluate` is small enough, or no coarser level could correct it. */
  oxygenBalanced(width: number, height: number, tolerance: number, scratch: number, result: number): boolean | number;
  oxygenEnd(p: number, width: number, height: number, from: number, to: number, scratch: number): void;
  oxygenResult(conductance: number, rounds: number, result: number): void;

  /** One red-black sweep over what the last `oxygenSolve` left in `scratch`: the smoother alone, for timing. */
  oxygenSweep(width: number, height: number, half: number, scratch: number, flags: number): void;
}

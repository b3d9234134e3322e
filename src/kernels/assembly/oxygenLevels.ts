/**
 * The layout of the scratch: sums by row, four arrays of the finest level, then the coarse levels one by one, seven arrays
 * each, every array a multiple of 64 bytes. A coarse site stands for 2×2 finer ones, and its equation is the sum of theirs.
 */

/** Terms of sums over the lattice, by row: see `evaluateFine`. */
// @ts-ignore: decorator
@inline
export function rowSums(scratch: usize): usize { return scratch; }
/** Where the arrays begin; the 64 bytes before are 0. */
// @ts-ignore: decorator
@inline
function arraysAt(scratch: usize, height: i32): usize { return scratch + <usize>height * 80 + 64; }

/** The finest level's faces, split into even and odd columns row by row, written by `oxygenPrepare`. */
// @ts-ignore: decorator
@inline
export function splitFaceX(scratch: usize, width: i32, height: i32): usize { return arraysAt(scratch, height); }
// @ts-ignore: decorator
@inline
export function splitFaceY(scratch: usize, width: i32, height: i32): usize { return arraysAt(scratch, height) + planeBytes(width, height); }
/** p and scaled uptake, split alike, during a solve. */
// @ts-ignore: decorator
@inline
export function splitPressure(scratch: usize, width: i32, height: i32): usize { return arraysAt(scratch, height) + 2 * planeBytes(width, height); }
// @ts-ignore: decorator
@inline
export function splitUse(scratch: usize, width: i32, height: i32): usize { return arraysAt(scratch, height) + 3 * planeBytes(width, height); }
// @ts-ignore: decorator
@inline
export function coarseLevels(scratch: usize, width: i32, height: i32): usize { return arraysAt(scratch, height) + 4 * planeBytes(width, height); }

/** Coarsening stops when a side is odd or this short. */
export const SHORTEST: i32 = 4;
/** Largest coupling of a coarse site to held sites inside it, in units of D/H². */
export const SINK_CAP: f32 = 6;

export function hasCoarser(width: i32, height: i32): bool {
  return ((width | height) & 1) == 0 && min(width, height) > SHORTEST;
}

/** Bytes of one array of a level. */
// @ts-ignore: decorator
@inline
export function planeBytes(width: i32, height: i32): usize {
  return ((<usize>width * <usize>height * 4) + 63) & ~63;
}

/** Correction of p, mmHg. */
// @ts-ignore: decorator
@inline
export function eAt(level: usize, plane: usize): usize { return level; }
/** What the correction has to balance: Σ residual of the finer sites. */
// @ts-ignore: decorator
@inline
export function rhsAt(level: usize, plane: usize): usize { return level + plane; }
/** Conductance between free coarse sites, relative to that of two fine ones. */
// @ts-ignore: decorator
@inline
export function faceXAt(level: usize, plane: usize): usize { return level + 2 * plane; }
// @ts-ignore: decorator
@inline
export function faceYAt(level: usize, plane: usize): usize { return level + 3 * plane; }
/** Coupling to held sites inside, capped. */
// @ts-ignore: decorator
@inline
export function sinkAt(level: usize, plane: usize): usize { return level + 4 * plane; }
/** Σ dU/dp of the free fine sites inside. */
// @ts-ignore: decorator
@inline
export function lambdaAt(level: usize, plane: usize): usize { return level + 5 * plane; }
/** 1 / (Σ faces + sink + λ), 0 where nothing couples. */
// @ts-ignore: decorator
@inline
export function inverseAt(level: usize, plane: usize): usize { return level + 6 * plane; }
// @ts-ignore: decorator
@inline
export function nextLevel(level: usize, plane: usize): usize { return level + 7 * plane; }

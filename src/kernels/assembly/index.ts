/** What the module exports; every argument that names an array is a byte offset into the imported memory. */
export { adiBack, adiBegin, adiForward, adiRows, adiStep } from './adi';
export {
  addScaled, apply, below, clip, countAround, countWithin, dampen, divide, gather, hill, largest, multiply, paint, ramp, relax, saturate, scale,
  scatter, scatterAdd, step,
} from './columns';
export { drawBatch } from './draws';
export {
  oxygenBalanced, oxygenBegin, oxygenEnd, oxygenPart, oxygenPrepare, oxygenResult, oxygenSolve, oxygenSweep,
} from './oxygen';

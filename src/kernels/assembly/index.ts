/** What the module exports; every argument that names an array is a byte offset into the imported memory. */
export { adiStep } from './adi';
export {
  addScaled, apply, below, clip, countAround, countWithin, dampen, divide, gather, hill, largest, multiply, paint, ramp, relax, saturate, scale,
  scatter, scatterAdd, step,
} from './columns';
export { drawBatch } from './draws';
export { oxygenBegin, oxygenCheck, oxygenEnd, oxygenImprove, oxygenPrepare, oxygenSolve, oxygenSweep } from './oxygen';

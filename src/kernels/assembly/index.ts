/** What the module exports; every argument that names an array is a byte offset into the imported memory. */
export { adiStep } from './adi';
export { drawBatch } from './draws';
export { hillBatch } from './hill';
export { oxygenPrepare, oxygenSolve } from './oxygen';

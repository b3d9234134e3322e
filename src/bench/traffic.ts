/** The bytes that a step must move between memory and processor when no lattice fits in a cache, and their speed. */
import { Worker } from 'node:worker_threads';
import type { Engine } from '../step/engine.ts';

/** Bytes per millisecond that a number of threads move at the same time. */
export type Bandwidth = (threads: number) => number;

/**
 * Bytes per site. A solver step of a ligand reads field, retardation, loss, source and two faces, writes two numbers of
 * the elimination into cache lines that must be fetched first, reads both again, and reads and writes the field.
 */
const OF_SOLVER_STEP = 4 * (6 + 2 * 2 + 2 + 2);
/** A round of oxygen: two sweeps, a pass for the residual and a correction, each over two faces, pressure, uptake. */
const OF_OXYGEN_ROUND = 4 * (4 * 4 + 4);
/** Once per step: pressure, uptake and cells into the solver's memory, and pressure back. */
const OF_OXYGEN = 4 * 6 + 3;
/** Source and loss of a ligand, written into cache lines that must be fetched first. */
const OF_SECRETION = 4 * 2 * 2;
/** Amounts deposited and removed, the target, matrix itself, and ground. */
const OF_MATRIX = 4 * 5 + 1;

/** Bytes that each stage must move in this world: every array that a pass needs, once, and all columns of cells. */
export function bytesOf({ world }: Engine): Record<string, number> {
  const { species } = world.model;
  const ligands = species.filter(({ oxygen }) => !oxygen);
  const bytes = { secrete: 0, diffuse: 0, act: 0 };
  for (const { lattice, pool, scratch } of world.tissues) {
    const sites = lattice.stride * lattice.rows;
    const [rounds] = scratch.oxygenResult;
    const solverSteps = ligands.reduce((total, { solverSteps }) => total + solverSteps + 1, 0);
    bytes.secrete += sites * (OF_SECRETION * ligands.length + OF_MATRIX);
    bytes.diffuse += sites * (OF_SOLVER_STEP * solverSteps + OF_OXYGEN + OF_OXYGEN_ROUND * (rounds + 1));
    bytes.act += 2 * pool.counts[0] * columnBytes(pool);
  }
  return bytes;
}

/** Bytes of a cell in the columns of the pool. */
function columnBytes(pool: object): number {
  const widths = Object.values(pool)
    .flat()
    .filter((column) => ArrayBuffer.isView(column) && (column as Uint8Array).length > MAX_COUNTS)
    .map((column) => (column as Uint8Array).BYTES_PER_ELEMENT);
  return widths.reduce((total, width) => total + width, 0);
}

/** Arrays of a pool no longer than this hold counts, not cells. */
const MAX_COUNTS = 64;

/** Far more than any cache, in bytes, and how long it is copied, in milliseconds. */
const COPIED = 64 * 1048576;
const FOR = 400;

/** Copies memory on a number of threads at once; resolves to the bytes read and written per millisecond by all. */
export async function measureBandwidth(threads: number): Promise<number> {
  const rates = Array.from(
    { length: threads },
    () =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(COPY, { eval: true, workerData: { bytes: COPIED, time: FOR } });
        worker.once('message', resolve);
        worker.once('error', reject);
      }),
  );
  return (await Promise.all(rates)).reduce((total, rate) => total + rate, 0);
}

const COPY = `
const { parentPort, workerData } = require('node:worker_threads');
const from = new Float64Array(workerData.bytes / 8).fill(1);
const to = new Float64Array(from.length);
to.set(from);
const start = performance.now();
let times = 0;
while (performance.now() - start < workerData.time) { to.set(from); times++; }
parentPort.postMessage((2 * workerData.bytes * times) / (performance.now() - start));
`;

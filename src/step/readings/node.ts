/** Activity of a node of the inner pathways: u/(1 + u), u = Σ w·s/σ over the receptors. */
import type { Column } from '../cells/block.ts';
import { signalOf } from '../cells/signal.ts';
import type { ManyCells, OneCell, ReadingOf } from './reading.ts';

export const node: ReadingOf<'node'> = {
  one: (cell, reading) => activityOf(cell, reading.node),
  many: (cells, reading, out) => activityInto(cells, reading.node, out),
};

export function activityOf({ view, tissue, row, type }: OneCell, node: number): number {
  const { receptors, saturation } = view.world.model;
  let sum = 0;
  receptors.forEach(({ weights }, r) => {
    const weight = weights[node] / saturation;
    if (weight !== 0 && type.rest[r] !== 0) sum += weight * signalOf(view, tissue, row, r);
  });
  return sum / (1 + sum);
}

export function activityInto({ engine, type, count }: ManyCells, node: number, out: Column): void {
  const { world, block, kernels } = engine;
  const { model } = world;
  out.values.fill(0, 0, count);
  for (let r = 0; r < model.receptors.length; r++) {
    const weight = model.receptors[r].weights[node] / model.saturation;
    if (weight !== 0 && type.rest[r] !== 0) kernels.addScaled(block.signals[r].at, out.at, count, weight);
  }
  kernels.saturate(out.at, out.at, count, 1);
}

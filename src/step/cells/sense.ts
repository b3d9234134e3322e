/** Sense: occupancy and signal of each receptor of every cell. */

import { runToEnd } from '../../base/resumable.ts';
import type { CellType } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { gather, load, scatter } from './block.ts';
import { blockOf, blocksOf } from './blocks.ts';
import { occupancyInto } from './signal.ts';

export function sense(engine: Engine): void {
  engine.world.tissues.forEach((tissue) => {
    // A row may have belonged to a cell with another receptor before.
    const used = tissue.pool.counts[0];
    for (const occupancy of tissue.scratch.occupancy) occupancy.fill(0, 0, used);
    for (const signal of tissue.scratch.signal) signal.fill(0, 0, used);
  });
  // In one go, so that no pause shows it half done.
  runToEnd(engine.team.share(engine, senseBlock, blocksOf(engine)));
}

/** Occupancy θ and signal s = r·θ of every receptor of the cells of one block. */
export function senseBlock(engine: Engine, piece: number): void {
  const { block, world } = engine;
  const { tissue, work, type, from, count } = blockOf(engine, piece);
  const cell = world.model.cells[type];
  if (!cell) return;
  load(block, tissue, work.rows, from, count);
  senseLoaded(engine, tissue, cell, count);
}

function senseLoaded(engine: Engine, tissue: TissueState, cell: CellType, count: number): void {
  const { block, kernels, world } = engine;
  const { total: level, input } = block;
  for (let r = 0; r < world.model.receptors.length; r++) {
    if (cell.rest[r] === 0) continue;
    occupancyInto(engine, tissue, r, count, input);
    scatter(block, input, count, tissue.scratch.occupancy[r]);
    gather(block, tissue.pool.levels[r], count, level);
    kernels.multiply(level.at, input.at, count);
    scatter(block, input, count, tissue.scratch.signal[r]);
  }
  // Levels change while cells decide; other cells read the earlier levels.
  for (const [index, seen] of tissue.scratch.seen) {
    gather(block, tissue.pool.levels[index], count, level);
    scatter(block, level, count, seen);
  }
}

/** Sense: occupancy and signal of each receptor of every cell. */

import { whole } from '../../base/parts.ts';
import type { CellType } from '../../scenario/model.ts';
import { neighbour } from '../../world/lattice.ts';
import { PHASE, type TissueState } from '../../world/world.ts';
import { type Engine, NOW } from '../engine.ts';
import { gather, load, scatter, takeOne } from './block.ts';
import { blocksOf, portionOf } from './blocks.ts';
import { occupancyInto } from './readings.ts';
import { updateBlocked } from './signal.ts';

export function sense(engine: Engine): void {
  updateBlocked(engine);
  engine.world.tissues.forEach((tissue) => {
    // A row may have belonged to a cell with another receptor before.
    const used = tissue.pool.counts[0]!;
    for (const occupancy of tissue.scratch.occupancy) occupancy.fill(0, 0, used);
    for (const signal of tissue.scratch.signal) signal.fill(0, 0, used);
  });
  // At once, so that nobody sees a part of it.
  whole(engine.team.share(engine, senseBlock, blocksOf(engine)));
  engine.now[NOW.sensed] = 1;
}

/** Occupancy θ and signal s = r·θ of every receptor of the cells of one block. */
export function senseBlock(engine: Engine, piece: number): void {
  const { block, world } = engine;
  const { tissue, work, type, from, count } = portionOf(engine, piece);
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
    scatter(block, input, count, tissue.scratch.occupancy[r]!);
    gather(block, tissue.pool.levels[r]!, count, level);
    kernels.multiply(level.at, input.at, count);
    scatter(block, input, count, tissue.scratch.signal[r]!);
  }
  // Levels change while cells decide; others go by what they were before.
  for (const [index, seen] of tissue.scratch.seen) {
    gather(block, tissue.pool.levels[index]!, count, level);
    scatter(block, level, count, seen);
  }
}

/**
 * The same for the cells at a site and around it alone, for whoever explains one of them. While cells decide by what has
 * been sensed in this step, that is left as it is.
 */
export function senseAround(engine: Engine, tissue: TissueState, site: number): void {
  if (engine.now[NOW.sensed] === 1) return;
  updateBlocked(engine);
  senseAt(engine, tissue, site);
  for (let d = 0; d < 8; d++) senseAt(engine, tissue, neighbour(tissue.lattice, site, d));
}

function senseAt(engine: Engine, tissue: TissueState, site: number): void {
  if (site < 0) return;
  const { pool, scratch } = tissue;
  for (const slots of [tissue.structural, tissue.mobile]) {
    const row = slots[site]! - 1;
    if (row < 0) continue;
    for (const occupancy of scratch.occupancy) occupancy[row] = 0;
    for (const signal of scratch.signal) signal[row] = 0;
    if (pool.phase[row] !== PHASE.alive) continue;
    takeOne(engine.block, tissue, row);
    senseLoaded(engine, tissue, engine.world.model.cells[pool.type[row]! - 1]!, 1);
  }
}

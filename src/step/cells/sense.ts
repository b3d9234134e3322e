/** Sense: groups the living cells by type and computes occupancy and signal of each of their receptors. */
import { batchKey, type Key, PURPOSE } from '../../base/draws.ts';
import { PHASE, type Pool, type TissueScratch, type TissueState, tickOf } from '../../world/world.ts';
import type { Engine, TissueWork } from '../engine.ts';
import { occupancyAt, updateBlocked } from './signal.ts';

export function sense(engine: Engine): void {
  updateBlocked(engine);
  engine.world.tissues.forEach((tissue, index) => {
    const work = engine.work[index]!;
    groupByType(engine, tissue, work);
    senseTissue(engine, tissue, work);
    drawFates(engine, tissue, index);
  });
}

/** Lists live rows type by type, in row order. */
export function groupByType(engine: Engine, tissue: TissueState, work: TissueWork): void {
  const { pool } = tissue;
  const types = engine.world.model.cells.length;
  const { first, next, rows } = work;
  const used = pool.counts[0]!;
  first.fill(0);
  for (let row = 0; row < used; row++) {
    if (pool.type[row] !== 0 && pool.phase[row] === PHASE.alive) first[pool.type[row]!]!++;
  }
  for (let type = 0; type < types; type++) first[type + 1]! += first[type]!;
  for (let type = 0; type < types; type++) next[type] = first[type]!;
  for (let row = 0; row < used; row++) {
    const code = pool.type[row]!;
    if (code === 0 || pool.phase[row] !== PHASE.alive) continue;
    rows[next[code - 1]!++] = row;
  }
}

function senseTissue(engine: Engine, tissue: TissueState, work: TissueWork): void {
  const { model } = engine.world;
  const { scratch } = tissue;
  for (let r = 0; r < model.receptors.length; r++) {
    // A row may have belonged to a cell with that receptor before.
    scratch.occupancy[r]!.fill(0);
    scratch.signal[r]!.fill(0);
    for (const type of model.cells) {
      if (type.rest[r] === 0) continue;
      senseReceptor(engine, tissue, r, work.rows, work.first[type.index]!, work.first[type.index + 1]!);
    }
  }
}

function senseReceptor(
  engine: Engine,
  tissue: TissueState,
  r: number,
  rows: Int32Array,
  from: number,
  to: number,
): void {
  const { model } = engine.world;
  const { pool, scratch } = tissue;
  const receptor = model.receptors[r]!;
  const blocked = engine.blocked[r]!;
  const occupancy = scratch.occupancy[r]!;
  const signal = scratch.signal[r]!;
  const level = pool.levels[r]!;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    occupancy[row] = occupancyAt(model, tissue, receptor, blocked, pool.site[row]!);
    signal[row] = occupancy[row]! * level[row]!;
  }
}

function drawFates(engine: Engine, tissue: TissueState, index: number): void {
  const key = batchKey(engine.world.seed, tickOf(engine.world), PURPOSE.fate, index);
  const { pool, scratch } = tissue;
  drawRows(engine, key, pool, scratch);
}

/** Two words for every row in use, by identity. */
export function drawRows(engine: Engine, key: Key, pool: Pool, scratch: TissueScratch): void {
  engine.kernels.drawBatch(
    key[0],
    key[1],
    pool.identityLow.byteOffset,
    pool.identityHigh.byteOffset,
    pool.counts[0]!,
    scratch.draw0.byteOffset,
    scratch.draw1.byteOffset,
  );
}

/** The cells of all tissues, type by type, in blocks that any thread may do in any order. */
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { BLOCK_NUMBERS, IN_BLOCK, type TissueWork } from '../work.ts';
import { BLOCK } from './block.ts';
import type { CellBlock } from './evaluation.ts';

/** Groups the cells of all tissues; valid until cells are born, die, leave or change type. */
export function groupCells(engine: Engine): void {
  engine.world.tissues.forEach((tissue, index) => {
    groupTissue(engine, tissue, engine.work[index]);
  });
}

/** Lists the rows of a tissue type by type in row order, the dead last, and cuts the list into blocks. */
function groupTissue(engine: Engine, tissue: TissueState, work: TissueWork): void {
  const { pool } = tissue;
  const types = engine.world.model.cells.length;
  const { first, next, rows, blocks } = work;
  const { type, phase } = pool;
  const used = pool.counts[0];
  first.fill(0);
  for (let row = 0; row < used; row++) {
    const code = type[row];
    if (code !== 0) first[phase[row] === 0 ? code : types + 1]++;
  }
  for (let t = 0; t <= types; t++) first[t + 1] += first[t];
  for (let t = 0; t <= types; t++) next[t] = first[t];
  for (let row = 0; row < used; row++) {
    const code = type[row];
    if (code !== 0) rows[next[phase[row] === 0 ? code - 1 : types]++] = row;
  }
  let count = 0;
  for (let t = 0; t <= types; t++) {
    for (let from = first[t]; from < first[t + 1]; from += BLOCK) {
      const at = count * BLOCK_NUMBERS;
      blocks[at + IN_BLOCK.type] = t;
      blocks[at + IN_BLOCK.from] = from;
      blocks[at + IN_BLOCK.count] = Math.min(BLOCK, first[t + 1] - from);
      blocks[at + IN_BLOCK.proposals] = 0;
      count++;
    }
  }
  work.blockCount = count;
}

/** How many blocks all tissues have. */
export const blocksOf = (engine: Engine): number => engine.work.reduce((sum, work) => sum + work.blockCount, 0);

/** The block with a number among those of all tissues. */
export function blockOf(engine: Engine, piece: number): CellBlock {
  let index = piece;
  let t = 0;
  while (index >= engine.work[t].blockCount) index -= engine.work[t++].blockCount;
  const work = engine.work[t];
  const at = index * BLOCK_NUMBERS;
  const { blocks } = work;
  return {
    tissue: engine.world.tissues[t],
    work,
    type: blocks[at + IN_BLOCK.type],
    from: blocks[at + IN_BLOCK.from],
    count: blocks[at + IN_BLOCK.count],
    index,
    at,
  };
}

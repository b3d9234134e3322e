/** A cell's mothers, daughters and sisters, if they are still in a tissue. Pure. */
import { SITE } from '../scenario/vocabulary.ts';
import { squaredDistance } from '../world/lattice.ts';
import { type SeenTissue, type SeenWorld, stepOf, tickOf } from '../world/world.ts';
import { flagsOf } from './picture.ts';
import { hex, type Kin, PHASE_NAMES, type Relative } from './shown.ts';

/** A row of a tissue's pool. */
export interface Found {
  tissue: SeenTissue;
  row: number;
}

type Column = 'identity' | 'mother';

/**
 * The kin of the cell with an identity (16 hexadecimal digits); null if it is in no tissue. A mother keeps her
 * identity when she divides, so she is found until she is cleared away or leaves for the blood, where no cell has an
 * identity.
 *
 * @example
 * const kin = kinOf(run.engine.world, identity);
 * kin?.mothers[0]; // the cell that divided, if it is still there
 */
export function kinOf(world: SeenWorld, identity: string): Kin | null {
  const cell = findCell(world, identity);
  if (!cell) return null;
  const mothers: Found[] = [];
  let oldest = cell;
  for (;;) {
    const mother = motherOf(world, oldest);
    if (!mother) break;
    mothers.push(mother);
    oldest = mother;
  }
  const relative = (one: Found): Relative => relativeOf(world, one, cell);
  return {
    identity,
    mothers: mothers.map(relative),
    origin: originOf(oldest),
    daughters: having(world, 'mother', ...wordsOf(cell, 'identity'))
      .map(relative)
      .sort(byAge),
    sisters: isFounder(cell)
      ? []
      : having(world, 'mother', ...wordsOf(cell, 'mother'))
          .filter(({ tissue, row }) => tissue !== cell.tissue || row !== cell.row)
          .map(relative)
          .sort(byAge),
  };
}

/** The cell with an identity, in any tissue; null if there is none. */
export function findCell(world: SeenWorld, identity: string): Found | null {
  const [high, low] = [identity.slice(0, 8), identity.slice(8)].map((digits) => Number.parseInt(digits, 16));
  return having(world, 'identity', high, low)[0] ?? null;
}

/** All cells with these two words in a column, including dead ones that are not yet cleared. */
function having(world: SeenWorld, column: Column, high: number, low: number): Found[] {
  const found: Found[] = [];
  for (const tissue of world.tissues) {
    const { pool } = tissue;
    const [highs, lows] = [pool[`${column}High`], pool[`${column}Low`]];
    for (let row = 0; row < pool.counts[0]; row++) {
      if (lows[row] === low && highs[row] === high && pool.type[row] !== 0) found.push({ tissue, row });
    }
  }
  return found;
}

const wordsOf = ({ tissue: { pool }, row }: Found, column: Column): [high: number, low: number] => [
  pool[`${column}High`][row],
  pool[`${column}Low`][row],
];

const isFounder = (cell: Found): boolean => wordsOf(cell, 'mother').every((word) => word === 0);

const motherOf = (world: SeenWorld, cell: Found): Found | null =>
  isFounder(cell) ? null : (having(world, 'identity', ...wordsOf(cell, 'mother'))[0] ?? null);

/** Founders of the first tissue are numbered; later arrivals have a hash as identity. */
function originOf(oldest: Found): Kin['origin'] {
  if (!isFounder(oldest)) return { from: 'lost', mother: hex(...wordsOf(oldest, 'mother')) };
  return { from: wordsOf(oldest, 'identity')[0] === 0 ? 'start' : 'later' };
}

function relativeOf(world: SeenWorld, { tissue, row }: Found, of: Found): Relative {
  const { model } = world;
  const { pool, lattice, fields } = tissue;
  const site = pool.site[row];
  return {
    identity: hex(pool.identityHigh[row], pool.identityLow[row]),
    type: model.cells[pool.type[row] - 1].id,
    tissue: model.tissues[tissue.index].id,
    x: site % lattice.stride,
    y: Math.floor(site / lattice.stride),
    phase: PHASE_NAMES[pool.phase[row]],
    flags: flagsOf(tissue, row, fields[model.oxygen.species][site] < model.oxygen.hypoxic),
    bornStep: bornStep(world, tissue, row),
    distance:
      tissue === of.tissue ? Math.sqrt(squaredDistance(lattice, site, of.tissue.pool.site[of.row])) * SITE : null,
  };
}

/** The step in which a cell was born, the one that follows its tick; founders exist before the first step. */
export function bornStep(world: SeenWorld, { pool }: SeenTissue, row: number): number {
  const age = tickOf(world) - pool.born[row];
  const founder = pool.motherLow[row] === 0 && pool.motherHigh[row] === 0;
  return stepOf(world) - age + (founder ? 0 : 1);
}

const byAge = (a: Relative, b: Relative): number => a.bornStep - b.bornStep;

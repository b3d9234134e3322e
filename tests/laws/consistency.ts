/** Checks that slots, rows, seats and the free list of a tissue say the same; gives what is wrong, or nothing. */
import type { Model } from '../../src/scenario/model.ts';
import { partnerOf } from '../../src/world/cells.ts';
import { NO_DIRECTION } from '../../src/world/lattice.ts';
import { DEAD, PHASE, type Pool, type TissueState, type World } from '../../src/world/world.ts';

export function inconsistencies(model: Model, tissue: TissueState): string[] {
  const wrong: string[] = [];
  const { pool } = tissue;
  const seats = new Int32Array(pool.capacity);
  let cells = 0;
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === 0) {
      wrong.push(...leftIn(pool, row));
      continue;
    }
    cells++;
    const type = model.cells[pool.type[row] - 1];
    const slot = pool.slot[row];
    const site = pool.site[row];
    if (slot !== type.slot[tissue.index]) wrong.push(`row ${row}: slot ${slot} of a ${type.id}`);
    const slots = slot === 0 ? tissue.structural : tissue.mobile;
    const types = slot === 0 ? tissue.structuralType : tissue.mobileType;
    if (slots[site] !== row + 1) wrong.push(`row ${row}: site ${site} shows row ${slots[site] - 1}`);
    const code = pool.type[row] | (pool.phase[row] === PHASE.alive ? 0 : DEAD);
    if (types[site] !== code) wrong.push(`row ${row}: site ${site} shows type ${types[site]}, expected ${code}`);
    const partner = partnerOf(tissue, row);
    if (pool.link[row] < NO_DIRECTION) {
      if (partner < 0 || !model.cells[pool.type[partner] - 1]?.offersSeats) wrong.push(`row ${row}: linked to nothing`);
      else seats[partner]++;
    }
    for (const level of pool.levels) if (!(level[row] >= 0)) wrong.push(`row ${row}: level ${level[row]}`);
  }
  for (let row = 0; row < pool.counts[0]; row++) {
    const offered = pool.type[row] === 0 ? 0 : (model.cells[pool.type[row] - 1].offersSeats?.count ?? 0);
    if (seats[row] !== pool.seats[row])
      wrong.push(`row ${row}: ${pool.seats[row]} seats taken, ${seats[row]} cells linked`);
    if (seats[row] > offered) wrong.push(`row ${row}: ${seats[row]} linked, ${offered} offered`);
  }
  if (cells !== pool.counts[2]) wrong.push(`${cells} cells, counted ${pool.counts[2]}`);
  if (pool.counts[0] - pool.counts[1] !== cells)
    wrong.push(`free list of ${pool.counts[1]} for ${pool.counts[0]} rows`);
  let shown = 0;
  for (let site = 0; site < tissue.sites; site++) {
    for (const slots of [tissue.structural, tissue.mobile]) if (slots[site] !== 0) shown++;
  }
  if (shown !== cells) wrong.push(`${shown} slots taken by ${cells} cells`);
  for (const field of tissue.fields) {
    for (let site = 0; site < tissue.sites; site++) {
      if (!(field[site] >= 0) || Object.is(field[site], -0)) wrong.push(`field value ${field[site]} at ${site}`);
    }
  }
  return wrong;
}

/** What a freed row still holds; it has to be zero, since its bytes are state. */
function leftIn(pool: Pool, row: number): string[] {
  const { capacity: _, counts: __, free: ___, levels, secretion, ...columns } = pool;
  return [...Object.entries(columns), ...levels.entries(), ...secretion.entries()].flatMap(([name, column]) =>
    Object.is(column[row], 0) ? [] : [`row ${row} is free, ${name} is ${column[row]}`],
  );
}

/** Identities that more than one cell of a world has. */
export function sharedIdentities({ tissues }: World): string[] {
  const seen = new Set<string>();
  return tissues.flatMap(({ pool }) =>
    Array.from({ length: pool.counts[0] }, (_, row) => row).flatMap((row) => {
      if (pool.type[row] === 0) return [];
      const identity = `${pool.identityHigh[row]}:${pool.identityLow[row]}`;
      if (seen.has(identity)) return [identity];
      seen.add(identity);
      return [];
    }),
  );
}

/** A cell turns into another type. One that carries blood joins a vessel, so it needs one beside it. */
import { isFree, setType, vacate } from '../../world/cells.ts';
import { EVENT, tickOf } from '../../world/world.ts';
import type { Restrict } from '../cells/evaluation.ts';
import { perfusingNeighbour, touchesPerfusingCell } from '../vessels/contact.ts';
import { joinVessel } from '../vessels/perfusion.ts';
import type { Behaviour } from './behaviour.ts';

const besideVessel: Restrict = ({ world: { model }, block: { sites } }, { tissue, count }, rates) => {
  for (let i = 0; i < count; i++) {
    if (rates[i] !== 0 && !touchesPerfusingCell(model, tissue, sites[i])) rates[i] = 0;
  }
};

export const conversion: Behaviour = {
  output: 'become',
  restrict: (model, _, target) => (model.cells[target].perfuses ? besideVessel : null),
  /** If the new type lives in the other slot, that of its site must be free. */
  apply(engine, tissue, work, row, target) {
    const { model } = engine.world;
    const { pool } = tissue;
    const cell = model.cells[target];
    const slot = cell.slot[tissue.index];
    const site = pool.site[row];
    const joined = cell.perfuses ? perfusingNeighbour(model, tissue, site) : -1;
    if (cell.perfuses && joined < 0) return;
    if (slot !== pool.slot[row]) {
      if (!isFree(tissue, slot, site)) return;
      vacate(tissue, row);
    }
    setType(model, tissue, row, target, tickOf(engine.world));
    cell.rest.forEach((level, i) => {
      if (pool.levels[i][row] === 0 || level === 0) pool.levels[i][row] = level;
    });
    tissue.events[EVENT.conversions]++;
    if (joined >= 0) joinVessel(tissue, work, row, joined);
  },
};

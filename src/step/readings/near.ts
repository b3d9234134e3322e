/** Living cells of a type within a distance. */
import { sitesWithin, withinInto } from '../cells/near.ts';
import type { ReadingOf } from './reading.ts';

export const near: ReadingOf<'near'> = {
  one({ view, tissue, site }, { cell, reach }) {
    const structural = view.world.model.cells[cell].slot[tissue.index] === 0;
    const types = structural ? tissue.structuralType : tissue.mobileType;
    return sitesWithin(tissue, site, reach, (_, at) => types[at] === cell + 1);
  },
  many: ({ engine, tissue, count }, { cell, reach }, out) => withinInto(engine, tissue, cell, reach, count, out),
};

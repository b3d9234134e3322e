import { listOf } from '../../base/uniform.ts';
import type { Model } from '../../scenario/model.ts';
import { levelsOf } from '../../scenario/vocabulary.ts';

/** Cells of one type that leave by one route, by strain: how many per hour in the whole body, and mean levels. */
export interface Flow {
  cells: Float64Array;
  levels: Float64Array[];
}

/** By route, then by type. */
export interface Flows {
  blood: Flow[];
  lymph: Flow[];
  /** By organ: cells that leave its tissue by lymph, if cells go on from it; else empty. */
  efferent: Flow[][];
}

export function makeFlows(model: Model): Flows {
  const { strains } = model.circulation;
  const levels = levelsOf(model.names).length;
  const road = (): Flow[] =>
    listOf(
      model.cells.map(() => ({
        cells: new Float64Array(strains),
        levels: listOf(Array.from({ length: strains }, () => new Float64Array(levels))),
      })),
    );
  const efferent = model.circulation.organs.map(({ goesOn }) => (goesOn ? road() : listOf<Flow>([])));
  return { blood: road(), lymph: road(), efferent: listOf(efferent) };
}

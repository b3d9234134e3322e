/** Where each number about blood and lymph stands in the blood column. */
import type { Niche } from './model-of-blood.ts';
import type { Scenario } from './schema/schema.ts';
import { levelsOf, type Names } from './vocabulary.ts';

export interface BloodIndex {
  /** Per drug, amounts in three compartments: depot, central, peripheral, mg. */
  drugs: number;
  /** Concentration of each species, nM. */
  species: number;
  /** Circulating cells, type × strain. */
  cells: number;
  /** Mean of every level over them, type × strain × level. */
  levels: number;
  /** Shed into blood, and drained by lymph, in the last step, per type, cells/h. */
  shed: number;
  drained: number;
  /** Arrivals since time 0, type × organ × strain. */
  arrivals: number;
  pools: number;
  /** Niche: fold, θ0, v0, N0, b0, settled flag, then outputs. */
  niche: number;
  outputs: number;
  /** Only with a niche: stages of the transit of every line. */
  stages: number;
  /** Remaining share of the cells that can leave: of the niche, then of every pool. */
  left: number;
  /** Level to which the marrow is called, by pool. */
  called: number;
  /** Σ L/Kd in blood at rest, of the ligands of the niche's receptor. */
  calm: number;
  /** By organ: cells waiting to go on from it (see onward.ts), type × strain; −1 where none go on. */
  waiting: number[];
  /** Numbers for each: cells waiting, gone on, lost and refused for lack of room, then mean of every level. */
  waitingSlots: number;
  /** By tissue: the organ whose outgoing lymph cells of the tissue enter; −1 where lymph is shared by all organs. */
  efferent: number[];
  total: number;
}

export function bloodIndex(names: Names, circulation: Scenario['circulation'], niche: Niche | null): BloodIndex {
  const organs = Object.keys(circulation.organs).length;
  const strains = names.cells.length * Math.round(circulation.strains);
  const drugs = 0;
  const species = drugs + 3 * names.drugs.length;
  const cells = species + names.species.length;
  const levels = cells + strains;
  const shed = levels + strains * levelsOf(names).length;
  const drained = shed + names.cells.length;
  const arrivals = drained + names.cells.length;
  const pools = arrivals + strains * organs;
  const nicheAt = pools + names.pools.length;
  const outputs = nicheAt + 6;
  const stages = outputs + (niche?.outputs.length ?? 0);
  const left = stages + (niche?.outputs.reduce((sum, line) => sum + line.stages, 0) ?? 0);
  const called = left + (niche ? 1 + names.pools.length : 0);
  const calm = called + (niche ? names.pools.length : 0);
  const waitingFrom = calm + (niche ? 1 : 0);
  const waitingSlots = 4 + levelsOf(names).length;
  const goingOn = Object.entries(circulation.organs).filter(([, { onward }]) => onward !== undefined);
  const placeOf = (organ: string): number => goingOn.findIndex(([id]) => id === organ);
  return {
    drugs,
    species,
    cells,
    levels,
    shed,
    drained,
    arrivals,
    pools,
    niche: nicheAt,
    outputs,
    stages,
    left,
    called,
    calm,
    waiting: Object.keys(circulation.organs).map((id) =>
      placeOf(id) < 0 ? -1 : waitingFrom + placeOf(id) * strains * waitingSlots,
    ),
    waitingSlots,
    efferent: names.tissues.map((tissue) =>
      Object.values(circulation.organs).findIndex((organ) => organ.onward !== undefined && organ.tissue === tissue),
    ),
    total: waitingFrom + goingOn.length * strains * waitingSlots,
  };
}

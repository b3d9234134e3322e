/**
 * Everything derived from a state that outlives a stage: free drugs, what they block and bind, and which cells carry
 * blood and lymph. It is derived anew when the state has changed outside a stage and at the end of a step, so that what
 * observers and the stages of the next step see depends on the state alone, not on earlier observers.
 */
import { listOf } from '../base/uniform.ts';
import type { Model } from '../scenario/model.ts';
import { type SectionPlan, section, view } from '../world/sections.ts';
import type { World } from '../world/world.ts';
import { DRUG } from './circulation/blood.ts';
import { freeConcentration } from './circulation/dose.ts';
import type { Engine } from './engine.ts';
import { VesselLists, vesselSections } from './vessels/lists.ts';
import type { Derived } from './window.ts';

/** Its sections in memory. */
export const derivedSections = (model: Model): SectionPlan[] => [
  section('derived.drugs', 'f64', Math.max(1, model.drugs.length)),
  section('derived.blocked', 'f64', Math.max(1, model.receptors.length)),
  section('derived.unbound', 'f64', model.species.length),
  ...model.tissues.flatMap(({ id, capacity, stride, rows }) => vesselSections(id, capacity, stride * rows)),
];

export const makeDerived = ({ model, buffer }: World): Derived => ({
  drugs: view(buffer, 'derived.drugs', 'f64'),
  blocked: view(buffer, 'derived.blocked', 'f64'),
  unbound: view(buffer, 'derived.unbound', 'f64'),
  vessels: listOf(model.tissues.map(({ id }) => new VesselLists(buffer, id))),
});

/** Derives it from the present state: at the end of a step, after commands, after a restore. */
export function derive({ world, derived, work }: Engine): void {
  deriveDrugs(world, derived);
  world.tissues.forEach((tissue, t) => {
    if (!work[t].vesselsChanged) return;
    derived.vessels[t].list(world, tissue);
    work[t].vesselsChanged = false;
    work[t].heldChanged = true;
  });
}

function deriveDrugs({ model, blood }: World, { drugs, blocked, unbound }: Derived): void {
  model.drugs.forEach((drug, d) => {
    drugs[d] = freeConcentration(drug, blood[model.blood.drugs + DRUG.slots * d + DRUG.central]);
  });
  model.receptors.forEach(({ blockers }, r) => {
    let sum = 0;
    for (let d = 0; d < model.drugs.length; d++) sum += drugs[d] / blockers[d];
    blocked[r] = sum;
  });
  for (let s = 0; s < unbound.length; s++) {
    let sum = 0;
    for (let d = 0; d < model.drugs.length; d++) sum += drugs[d] / model.drugs[d].neutralises[s];
    unbound[s] = 1 / (1 + sum);
  }
}

/** Discards all that was derived from an earlier state: after a restore, or when a parameter changed. */
export function invalidate({ work }: Engine): void {
  for (const one of work) {
    one.vesselsChanged = true;
    one.matrixChanged = true;
    one.clearRates(one.leaving.length);
  }
}

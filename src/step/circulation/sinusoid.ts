/** What a cell in blood senses of the ligand there and in the sinusoid, where it enters the marrow. */
import type { Niche } from '../../scenario/model.ts';
import type { Window } from '../window.ts';

/**
 * h(A): how well cells home with an antagonist in blood, relative to none. Ligand in blood, `bound` = Σ L/Kd against
 * `calm` at rest, competes for the receptor with that of the sinusoid.
 */
export function relativeHoming({ derived }: Window, niche: Niche, bound = 0, calm = 0): number {
  const x = niche.sinusoid;
  const rest = x / (1 + x + calm);
  const now = x / (1 + x + bound + derived.blocked[niche.receptor]);
  return niche.homingFloor + ((1 - niche.homingFloor) * now) / rest;
}

/** Σ L/Kd in blood, of the niche receptor's ligands, less what drugs bind. */
export function boundInBlood({ world: { model, blood }, derived }: Window, niche: Niche): number {
  let sum = 0;
  for (const { species, dissociation } of model.receptors[niche.receptor].ligands)
    sum += (blood[model.blood.species + species] * derived.unbound[species]) / dissociation;
  return sum;
}

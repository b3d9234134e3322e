/**
 * Receptors: occupancy with competing ligands and antagonists (Gaddum), and the ligand that a cell senses.
 *
 *   θ = Σ Lᵢ/Kdᵢ / (1 + Σ Lᵢ/Kdᵢ + Σ Aⱼ/Kbⱼ),  s = r·θ,  L = c·(1 + ω(R(E) − 1))/(1 + Σ Aⱼ/Kⱼ)
 *
 * where the drugs of θ block the receptor with Kb, and those of L bind the ligand with K, far more of them than of it.
 *
 * Gaddum 1937; Arunlakshana and Schild 1959 for the dose ratio 1 + A/Kb that follows.
 */
import type { Model } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';

/** Retardation of a species in matrix of density E: 1 + (R − 1)·E/E0. */
export function retardationAt(model: Model, species: number, density: number): number {
  return 1 + ((model.species[species]!.retardation - 1) * density) / model.matrix.rest;
}

/** Ligand sensed besides the free, relative to it, per density of matrix: ω(R − 1)/E0. */
export const boundPerDensity = (model: Model, species: number): number =>
  (model.species[species]!.boundWeight * (model.species[species]!.retardation - 1)) / model.matrix.rest;

/** Ligand sensed at a site, nM: free, plus a share of the bound, less what a drug binds. */
export function sensed({ world, unbound }: Engine, tissue: TissueState, species: number, site: number): number {
  const free = tissue.fields[species]![site]! * unbound[species]!;
  const perDensity = boundPerDensity(world.model, species);
  return perDensity === 0 ? free : free * (1 + perDensity * tissue.matrix[site]!);
}

/** Occupancy of a receptor where `level` of each of its ligands is sensed. */
export function occupancyOf(engine: Engine, r: number, level: (species: number) => number): number {
  let bound = 0;
  for (const ligand of engine.world.model.receptors[r]!.ligands) bound += level(ligand.species) / ligand.dissociation;
  return bound / (1 + bound + engine.blocked[r]!);
}

/** Σ A/Kb per receptor, and the share 1/(1 + Σ A/K) of every ligand that stays free, from the free drug levels. */
export function updateBlocked(engine: Engine): void {
  const { model } = engine.world;
  model.receptors.forEach((receptor, r) => {
    let sum = 0;
    for (let d = 0; d < engine.drugs.length; d++) sum += engine.drugs[d]! / receptor.blockers[d]!;
    engine.blocked[r] = sum;
  });
  for (let s = 0; s < engine.unbound.length; s++) {
    let sum = 0;
    for (let d = 0; d < engine.drugs.length; d++) sum += engine.drugs[d]! / model.drugs[d]!.neutralises[s]!;
    engine.unbound[s] = 1 / (1 + sum);
  }
}

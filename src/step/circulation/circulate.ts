/**
 * Circulate: blood and lymph between the tissues. Circulating cells are in circulating-cells.ts, the niche in
 * niche.ts.
 *
 *   ligands  V_b·dC/dt = W·V_site·Σ_vessels E_v(c − C) − V_b·k·(C − C_rest)
 *   pools    dB/dt = k·(mobilisation − B), or by way of the marrow: pools.ts
 *
 * A lattice is a sample of its tissue; W such samples make up the whole.
 */
import { exp } from '../../base/exact.ts';
import type { Engine } from '../engine.ts';
import { circulateCells } from './circulating-cells.ts';
import { circulateNiche } from './niche.ts';
import { callPools, infuseBesides } from './pools.ts';
import { weightOf } from './weight.ts';

/** Litres in a site of 20 µm. */
const SITE_LITRES = 8e-12;

export function circulate(engine: Engine): void {
  circulateLigands(engine);
  infuseBesides(engine);
  callPools(engine);
  circulateCells(engine);
  circulateNiche(engine);
}

function circulateLigands(engine: Engine): void {
  const { model, blood, tissues } = engine.world;
  for (let s = 0; s < model.species.length; s++) {
    const species = model.species[s];
    if (species.oxygen) continue;
    let inflow = 0;
    for (const tissue of tissues) inflow += weightOf(engine, tissue) * engine.work[tissue.index].toBlood[s];
    const at = model.blood.species + s;
    const carried = model.drugs.findIndex(({ field }) => field === s);
    if (carried >= 0) {
      blood[at] = engine.derived.drugs[carried];
      continue;
    }
    const decayed = species.bloodLevel + (blood[at] - species.bloodLevel) * exp(-species.bloodDecay * model.minutes);
    blood[at] = Math.max(0, decayed + (inflow * SITE_LITRES) / model.circulation.volume);
  }
}

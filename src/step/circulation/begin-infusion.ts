/** An infusion begins: a level is held from now on, and cells without an end are in blood at once. */
import type { Engine } from '../engine.ts';
import { DRUG } from './blood.ts';
import { addToBlood } from './circulating-cells.ts';
import { amountAt } from './dose.ts';
import type { Infusion } from './infusion.ts';
import { addBesides } from './pools.ts';

export function beginInfusion(engine: Engine, infusion: Infusion): void {
  const { model, blood } = engine.world;
  const { what, of, amount, from, until } = infusion;
  engine.infusions.push(infusion);
  if (what === 'level') blood[model.blood.drugs + DRUG.slots * of + DRUG.central] = amountAt(model.drugs[of], amount);
  if (what !== 'cells' || until > from) return;
  if (model.cells[of].circulates) addToBlood(engine, model.cells[of], amount);
  else addBesides(engine, of, amount);
}

/**
 * Drugs: absorption, one or two compartments, and the free concentration that tissues see.
 *
 *   dA/dt = −ka·A,  dC/dt = ka·F·A − (CL/V)·C − k12·C + k21·P,  dP/dt = k12·C − k21·P   (amounts in mg)
 *   free = fu·(C/V)/M
 *
 * Linear, so the classical Runge-Kutta formula in short sub-steps suffices; its error is far below the digits shown.
 */
import type { Drug } from '../../scenario/model.ts';
import type { Engine } from '../engine.ts';
import { DRUG } from './blood.ts';

const SUB_STEPS = 8;
const state = new Float64Array(DRUG.slots);
const slope = new Float64Array(DRUG.slots);
const sum = new Float64Array(DRUG.slots);
const trial = new Float64Array(DRUG.slots);

/** Advances all drugs by one step. */
export function dose(engine: Engine): void {
  const { model, blood } = engine.world;
  model.drugs.forEach((drug, d) => {
    const at = model.blood.drugs + DRUG.slots * d;
    if (blood[at] === 0 && blood[at + DRUG.central] === 0 && blood[at + DRUG.peripheral] === 0) return;
    for (let i = 0; i < DRUG.slots; i++) state[i] = blood[at + i];
    const hours = model.minutes / 60 / SUB_STEPS;
    for (let k = 0; k < SUB_STEPS; k++) advance(drug, hours);
    for (let i = 0; i < DRUG.slots; i++) blood[at + i] = state[i] < SMALLEST ? 0 : state[i];
  });
}

/** Below this amount a compartment counts as empty, mg. */
const SMALLEST = 1e-12;

function derivative(drug: Drug, of: Float64Array): void {
  const absorbed = drug.absorption * of[DRUG.depot];
  const out = drug.outward * of[DRUG.central] - drug.inward * of[DRUG.peripheral];
  slope[DRUG.depot] = -absorbed;
  slope[DRUG.central] = drug.bioavailability * absorbed - (drug.clearance / drug.volume) * of[DRUG.central] - out;
  slope[DRUG.peripheral] = out;
}

function advance(drug: Drug, hours: number): void {
  const stages = [
    [0, 1],
    [0.5, 2],
    [0.5, 2],
    [1, 1],
  ] as const;
  sum.fill(0);
  slope.fill(0);
  for (const [reach, weight] of stages) {
    for (let i = 0; i < DRUG.slots; i++) trial[i] = state[i] + reach * hours * slope[i];
    derivative(drug, trial);
    for (let i = 0; i < DRUG.slots; i++) sum[i] += weight * slope[i];
  }
  for (let i = 0; i < DRUG.slots; i++) state[i] += (hours / 6) * sum[i];
}

/** mg/L over g/mol is mmol/L, or a million nM. */
const NANOMOLAR = 1e6;

/** Free concentration of a drug, nM, from the amount in blood, mg. */
export const freeConcentration = (drug: Drug, central: number): number =>
  (drug.free * (central / drug.volume) * NANOMOLAR) / drug.molarMass;

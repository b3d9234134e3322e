/**
 * Drugs: absorption, one or two compartments, and the free concentration that tissues see.
 *
 *   dA/dt = −ka·A,  dC/dt = ka·F·A + I − (CL/V)·C − k12·C + k21·P,  dP/dt = k12·C − k21·P   (amounts in mg)
 *   free = fu·(C/V)/M
 *
 * where I is infused into blood. While a level is held C stays, whatever else is given, and P follows it.
 *
 * Linear, so the classical Runge-Kutta formula in short sub-steps suffices; its error is far below the digits shown.
 */
import type { Drug } from '../../scenario/model.ts';
import type { Engine } from '../engine.ts';
import { DRUG } from './blood.ts';
import { heldLevel, infusedRate } from './infused.ts';

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
    const rate = infusedRate(engine, d);
    const level = heldLevel(engine, d);
    const held = level === null ? null : amountAt(drug, level);
    const isEmpty = blood[at] === 0 && blood[at + DRUG.central] === 0 && blood[at + DRUG.peripheral] === 0;
    if (isEmpty && rate === 0 && held === null) return;
    for (let i = 0; i < DRUG.slots; i++) state[i] = blood[at + i];
    if (held !== null) state[DRUG.central] = held;
    const hours = model.minutes / 60 / SUB_STEPS;
    for (let k = 0; k < SUB_STEPS; k++) advance(drug, hours, rate, held !== null);
    for (let i = 0; i < DRUG.slots; i++) blood[at + i] = state[i] < SMALLEST ? 0 : state[i];
    if (held !== null) blood[at + DRUG.central] = held;
  });
}

/** Below this amount a compartment counts as empty, mg. */
const SMALLEST = 1e-12;

function derivative(drug: Drug, of: Float64Array, rate: number, isHeld: boolean): void {
  const absorbed = drug.absorption * of[DRUG.depot];
  const out = drug.outward * of[DRUG.central] - drug.inward * of[DRUG.peripheral];
  slope[DRUG.depot] = -absorbed;
  const cleared = (drug.clearance / drug.volume) * of[DRUG.central];
  slope[DRUG.central] = isHeld ? 0 : drug.bioavailability * absorbed - cleared - out + rate;
  slope[DRUG.peripheral] = out;
}

function advance(drug: Drug, hours: number, rate: number, isHeld: boolean): void {
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
    derivative(drug, trial, rate, isHeld);
    for (let i = 0; i < DRUG.slots; i++) sum[i] += weight * slope[i];
  }
  for (let i = 0; i < DRUG.slots; i++) state[i] += (hours / 6) * sum[i];
}

/** mg/L over g/mol is mmol/L, or a million nM. */
const NANOMOLAR = 1e6;

/** Free concentration of a drug, nM, from the amount in blood, mg. */
export const freeConcentration = (drug: Drug, central: number): number =>
  (drug.free * (central / drug.volume) * NANOMOLAR) / drug.molarMass;

/** Amount in blood, mg, at a free concentration, nM; 0 for a drug of which nothing is free. */
export const amountAt = (drug: Drug, free: number): number =>
  drug.free === 0 ? 0 : (free * drug.molarMass * drug.volume) / (drug.free * NANOMOLAR);

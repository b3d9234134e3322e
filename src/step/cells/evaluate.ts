/**
 * Evaluates the plan of one cell type for a block of its cells: readings, then every condition once, then the outputs
 *
 *   Y = (y0 + Σ add) · Π multiply · Π gate · Π step · Π linear + Σ ramp, clipped to the output's range.
 *
 * The same plan, run for one cell with its terms kept, is the explanation that a person sees.
 */
import { hill, power } from '../../base/exact.ts';
import type { CellType, Model, Output, Plan, Term } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { type FateSource, fateSources } from './fates.ts';
import { readInto } from './readings.ts';

export const BLOCK = 1024;

/** Columns of BLOCK values, reused for every block. */
export interface Evaluation {
  product: Float64Array;
  input: Float64Array;
  readings: Float64Array[];
  terms: Float64Array[];
  /** By cell type. */
  types: TypeEvaluation[];
}

/** What the plan of one type gives. */
export interface TypeEvaluation {
  /** By position in the plan. Outputs that no rule reaches keep their base from the start. */
  outputs: Float64Array[];
  /** Positions of the outputs that are computed for every block. */
  computed: number[];
  /** Position of each output by global index, −1 where the type has none. */
  positions: Int32Array;
  fates: FateSource[];
}

export function makeEvaluation(model: Model): Evaluation {
  const block = () => new Float64Array(BLOCK);
  const blocks = (count: (plan: Plan) => number) =>
    Array.from({ length: Math.max(1, ...model.cells.map((cell) => count(cell.plan))) }, block);
  return {
    product: block(),
    input: block(),
    readings: blocks((plan) => plan.readings.length),
    terms: blocks((plan) => plan.terms.length),
    types: model.cells.map((cell) => typeEvaluation(model, cell)),
  };
}

function typeEvaluation(model: Model, { plan }: CellType): TypeEvaluation {
  const positions = new Int32Array(model.offsets.total).fill(-1);
  plan.outputs.forEach((output, o) => {
    positions[output.index] = o;
  });
  const outputs = plan.outputs.map(({ base, low, high }) =>
    new Float64Array(BLOCK).fill(Math.min(high, Math.max(low, base))),
  );
  const fates = fateSources(model, positions, outputs);
  const restricted = new Set(fates.flatMap(({ needs, rates }) => (needs === 'nothing' ? [] : [rates])));
  const computed = plan.outputs.flatMap(({ effects }, o) =>
    effects.length > 0 || restricted.has(outputs[o]!) ? [o] : [],
  );
  return { outputs, computed, positions, fates };
}

/** Fills the outputs of a type for `rows[from .. from + n)`, all of that type, n ≤ BLOCK. */
export function evaluate(
  engine: Engine,
  tissue: TissueState,
  { index, plan }: CellType,
  rows: Int32Array,
  from: number,
  n: number,
): void {
  const { evaluation } = engine;
  for (let r = 0; r < plan.readings.length; r++) {
    readInto(engine, tissue, plan.readings[r]!, rows, from, n, evaluation.readings[r]!);
  }
  for (let t = 0; t < plan.terms.length; t++) {
    const term = plan.terms[t]!;
    fillConditions(term, inputOf(evaluation, term, n), n, evaluation.terms[t]!);
  }
  const { computed, outputs } = evaluation.types[index]!;
  for (const o of computed) combine(plan, plan.outputs[o]!, evaluation, n, outputs[o]!);
}

/** The input of a condition: the product or the largest of its inputs, each a product of readings. */
function inputOf(evaluation: Evaluation, term: Term, n: number): Float64Array {
  const first = term.inputs[0]!;
  if (term.inputs.length === 1 && first.length === 1 && !first[0]!.inverse)
    return evaluation.readings[first[0]!.reading]!;
  const { input, product } = evaluation;
  for (let which = 0; which < term.inputs.length; which++) {
    product.fill(1, 0, n);
    for (const factor of term.inputs[which]!) {
      const values = evaluation.readings[factor.reading]!;
      if (factor.inverse) for (let i = 0; i < n; i++) product[i]! *= inverse(values[i]!);
      else for (let i = 0; i < n; i++) product[i]! *= values[i]!;
    }
    if (which === 0) for (let i = 0; i < n; i++) input[i] = product[i]!;
    else if (term.joinMax) for (let i = 0; i < n; i++) input[i] = Math.max(input[i]!, product[i]!);
    else for (let i = 0; i < n; i++) input[i]! *= product[i]!;
  }
  return input;
}

/** Largest input that a quotient gives, in place of infinity. */
const LARGEST = 1e12;
export const inverse = (x: number): number => (x > 1 / LARGEST ? 1 / x : LARGEST);

function fillConditions(term: Term, x: Float64Array, n: number, out: Float64Array): void {
  if (term.operator === 'step' || term.operator === 'ramp' || term.operator === 'linear') {
    for (let i = 0; i < n; i++) out[i] = condition(term, x[i]!);
    return;
  }
  const scale = 1 / term.half;
  if (term.power === 1) for (let i = 0; i < n; i++) out[i] = saturate(x[i]! * scale);
  else if (term.power === 2) {
    for (let i = 0; i < n; i++) {
      const ratio = x[i]! * scale;
      out[i] = saturate(ratio * ratio);
    }
  } else for (let i = 0; i < n; i++) out[i] = saturate(power(x[i]! * scale, term.power));
  if (term.falls) for (let i = 0; i < n; i++) out[i] = 1 - out[i]!;
}

/** z/(1 + z), 1 where z is beyond all numbers. */
const saturate = (z: number): number => (z > 1e300 ? 1 : z / (1 + z));

/** The value between 0 and 1 that a condition has at an input; for `linear` the multiple of the half value. */
export function condition(term: Term, x: number): number {
  switch (term.operator) {
    case 'step':
      return x >= term.half !== term.falls ? 1 : 0;
    case 'ramp':
      return Math.min(1, Math.max(0, (term.from - x) / (term.from - term.to)));
    case 'linear':
      return x / term.half;
    default: {
      const rising = hill(x, term.half, term.power);
      return term.falls ? 1 - rising : rising;
    }
  }
}

/** How a condition h enters an output with a rule's factor: what it multiplies by, or what it adds. */
export function contribution(term: Term, factor: number, h: number): number {
  switch (term.operator) {
    case 'multiply':
      return 1 + (factor - 1) * h;
    case 'linear':
      return Math.min(factor, h);
    case 'ramp':
    case 'add':
      return factor * h;
    default:
      return h;
  }
}

const adds = (term: Term): boolean => term.operator === 'add';
const ramps = (term: Term): boolean => term.operator === 'ramp';

function combine(plan: Plan, output: Output, evaluation: Evaluation, n: number, result: Float64Array): void {
  const { effects, low, high } = output;
  result.fill(output.base, 0, n);
  for (const { term, factor } of effects) {
    if (!adds(plan.terms[term]!)) continue;
    const values = evaluation.terms[term]!;
    for (let i = 0; i < n; i++) result[i]! += factor * values[i]!;
  }
  for (const { term, factor } of effects) multiplyBy(plan.terms[term]!, factor, evaluation.terms[term]!, n, result);
  for (const { term, factor } of effects) {
    if (!ramps(plan.terms[term]!)) continue;
    const values = evaluation.terms[term]!;
    for (let i = 0; i < n; i++) result[i]! += factor * values[i]!;
  }
  for (let i = 0; i < n; i++) result[i] = Math.min(high, Math.max(low, result[i]!));
}

function multiplyBy(term: Term, factor: number, values: Float64Array, n: number, result: Float64Array): void {
  switch (term.operator) {
    case 'multiply': {
      const gain = factor - 1;
      for (let i = 0; i < n; i++) result[i]! *= 1 + gain * values[i]!;
      return;
    }
    case 'linear':
      for (let i = 0; i < n; i++) result[i]! *= Math.min(factor, values[i]!);
      return;
    case 'gate':
    case 'step':
      for (let i = 0; i < n; i++) result[i]! *= values[i]!;
  }
}

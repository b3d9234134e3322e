/**
 * Evaluates the plan of one cell type for a block of its cells: inputs, then every condition once, then the outputs
 *
 *   Y = (y0 + Σ add) · Π multiply · Π gate · Π step · Π linear + Σ ramp, clipped to the output's range.
 *
 * The same plan, run for one cell with its terms kept, is the explanation that a person sees.
 */
import { hill } from '../../base/exact.ts';
import type { Model, Output, Plan, Term } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { readInto } from './readings.ts';

export const BLOCK = 256;

export interface Evaluation {
  inputs: Float64Array;
  product: Float64Array;
  factor: Float64Array;
  /** One array of BLOCK values per term, grown as needed. */
  terms: Float64Array[];
  /** One array of BLOCK values per output, by position in the plan. */
  outputs: Float64Array[];
  /** Position in the plan of each output by its global index, −1 where the type does not have it. */
  position: Int32Array;
}

export function makeEvaluation(model: Model): Evaluation {
  const most = (count: (plan: Plan) => number): number => Math.max(1, ...model.cells.map((cell) => count(cell.plan)));
  const block = () => new Float64Array(BLOCK);
  return {
    inputs: block(),
    product: block(),
    factor: block(),
    terms: Array.from({ length: most((plan) => plan.terms.length) }, block),
    outputs: Array.from({ length: most((plan) => plan.outputs.length) }, block),
    position: new Int32Array(model.offsets.total),
  };
}

/** Fills `evaluation.outputs` for `rows[from .. from + n)`, all of one type, n ≤ BLOCK. */
export function evaluate(
  engine: Engine,
  tissue: TissueState,
  plan: Plan,
  rows: Int32Array,
  from: number,
  n: number,
): void {
  const { evaluation } = engine;
  plan.terms.forEach((term, t) => evaluateTerm(engine, tissue, term, rows, from, n, evaluation.terms[t]!));
  evaluation.position.fill(-1);
  plan.outputs.forEach((output, o) => {
    evaluation.position[output.index] = o;
    combine(plan, output, evaluation, n, evaluation.outputs[o]!);
  });
}

function evaluateTerm(
  engine: Engine,
  tissue: TissueState,
  term: Term,
  rows: Int32Array,
  from: number,
  n: number,
  result: Float64Array,
): void {
  const { inputs, product, factor } = engine.evaluation;
  term.inputs.forEach((factors, which) => {
    factors.forEach((one, f) => {
      const target = f === 0 ? product : factor;
      readInto(engine, tissue, one.reading, rows, from, n, target);
      if (f === 0) {
        if (one.inverse) for (let i = 0; i < n; i++) product[i] = inverse(product[i]!);
      } else if (one.inverse) for (let i = 0; i < n; i++) product[i]! *= inverse(factor[i]!);
      else for (let i = 0; i < n; i++) product[i]! *= factor[i]!;
    });
    if (which === 0) for (let i = 0; i < n; i++) inputs[i] = product[i]!;
    else if (term.joinMax) for (let i = 0; i < n; i++) inputs[i] = Math.max(inputs[i]!, product[i]!);
    else for (let i = 0; i < n; i++) inputs[i]! *= product[i]!;
  });
  for (let i = 0; i < n; i++) result[i] = condition(term, inputs[i]!);
}

/** Largest input that a quotient gives, in place of infinity. */
const LARGEST = 1e12;
const inverse = (x: number): number => (x > 1 / LARGEST ? 1 / x : LARGEST);

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

function combine(plan: Plan, output: Output, evaluation: Evaluation, n: number, result: Float64Array): void {
  result.fill(output.base, 0, n);
  for (const pass of ['add', 'multiply', 'ramp'] as const) {
    for (const effect of output.effects) {
      const term = plan.terms[effect.term]!;
      const values = evaluation.terms[effect.term]!;
      if (passOf(term) !== pass) continue;
      if (pass === 'multiply') for (let i = 0; i < n; i++) result[i]! *= contribution(term, effect.factor, values[i]!);
      else for (let i = 0; i < n; i++) result[i]! += contribution(term, effect.factor, values[i]!);
    }
  }
  for (let i = 0; i < n; i++) result[i] = Math.min(output.high, Math.max(output.low, result[i]!));
}

const passOf = (term: Term): 'add' | 'multiply' | 'ramp' =>
  term.operator === 'add' || term.operator === 'ramp' ? term.operator : 'multiply';

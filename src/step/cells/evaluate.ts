/**
 * Evaluates the plan of one cell type for a block of its cells: readings, then every condition once, then the outputs
 *
 *   Y = R(y0 + Σ add) · Π multiply · Π gate · Π step · Π linear + Σ ramp, clipped to the output's range,
 *
 * where R is the response to the rules that raise or lower it (see `respond.ts`), its argument without such rules.
 *
 * A term that adds is multiplied by the other conditions of its rule first.
 *
 * The same plan, run for one cell with its terms kept, is the explanation shown to the user.
 */
import { hill } from '../../base/exact.ts';
import { listOf } from '../../base/uniform.ts';
import { APPLY } from '../../kernels/column-kernels.ts';
import type { Kernels } from '../../kernels/load.ts';
import { responds } from '../../scenario/compile-plan.ts';
import type { CellType, Effect, Model, Operator, Output, Plan, Term } from '../../scenario/model.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import { readMany, sourceOf } from '../readings/read-one-or-many.ts';
import { type Block, type Column, gather } from './block.ts';
import type { TypeEvaluation } from './evaluation.ts';
import { fateSources } from './fates.ts';
import { partOf, respondMany, respondOne, weight } from './respond.ts';

export const makeTypeEvaluations = (model: Model, block: Block): TypeEvaluation[] =>
  listOf(model.cells.map((cell) => makeTypeEvaluation(model, block, cell)));

function makeTypeEvaluation(model: Model, block: Block, cell: CellType): TypeEvaluation {
  const { index, plan } = cell;
  const positions = new Int32Array(model.offsets.total).fill(-1);
  plan.outputs.forEach((output, o) => {
    positions[output.index] = o;
  });
  const outputs = plan.outputs.map((output) => block.outputs[index * model.offsets.total + output.index]);
  plan.outputs.forEach(({ base, low, high }, o) => {
    outputs[o].values.fill(Math.min(high, Math.max(low, base)));
  });
  const fates = fateSources(model, cell, positions, outputs);
  const restricted = new Set(fates.flatMap(({ restrict, rates }) => (restrict ? [rates] : [])));
  const computed = plan.outputs.flatMap(({ effects }, o) =>
    effects.length > 0 || restricted.has(outputs[o]) ? [o] : [],
  );
  return {
    readings: listOf(plan.readings.map((reading, r) => sourceOf(reading, block.readings[r]))),
    outputs: listOf(outputs),
    computed: Int32Array.from(computed),
    positions,
    fates: listOf(fates),
  };
}

/** Fills the outputs of a type for the first `count` cells of the block, all of that type. */
export function evaluate(engine: Engine, tissue: TissueState, type: CellType, count: number): void {
  const { block, kernels } = engine;
  const { plan } = type;
  const { readings, computed, outputs } = engine.types[type.index];
  for (let r = 0; r < block.signals.length; r++) {
    if (type.rest[r] !== 0) gather(block, tissue.scratch.signal[r], count, block.signals[r]);
  }
  const cells = { engine, tissue, type, count };
  for (const source of readings) readMany(cells, source);
  for (let t = 0; t < plan.terms.length; t++) {
    const term = plan.terms[t];
    fillCondition(kernels, term, inputOf(kernels, block, term, count), count, block.terms[t]);
  }
  for (const o of computed) combine(engine, plan, plan.outputs[o], count, outputs[o]);
}

/** The input of a condition: the product, maximum or sum of its inputs, each a product of readings. */
function inputOf(kernels: Kernels, block: Block, term: Term, count: number): Column {
  const first = term.inputs[0];
  if (term.inputs.length === 1 && first.length === 1 && !first[0].inverse) return block.readings[first[0].reading];
  const { input, product } = block;
  for (let which = 0; which < term.inputs.length; which++) {
    product.values.fill(1, 0, count);
    for (const { reading, inverse } of term.inputs[which]) {
      const { at } = block.readings[reading];
      if (inverse) kernels.divide(at, product.at, count, 1 / MAX_QUOTIENT);
      else kernels.multiply(at, product.at, count);
    }
    if (which === 0) kernels.scale(product.at, input.at, count, 1);
    else if (term.join === 'max') kernels.largest(product.at, input.at, count);
    else if (term.join === 'sum') kernels.addScaled(product.at, input.at, count, 1);
    else kernels.multiply(product.at, input.at, count);
  }
  return input;
}

/** Largest input that a quotient gives, instead of infinity. */
const MAX_QUOTIENT = 1e12;
const inverse = (x: number): number => (x > 1 / MAX_QUOTIENT ? 1 / x : MAX_QUOTIENT);

/** The same for one cell, from the value of every reading. */
export function joinInputs(term: Term, read: (reading: number) => number): number {
  const values = term.inputs.map((factors) =>
    factors.reduce((product, factor) => {
      const value = read(factor.reading);
      return product * (factor.inverse ? inverse(value) : value);
    }, 1),
  );
  if (term.join === 'max') return Math.max(...values);
  return values.reduce((a, b) => (term.join === 'sum' ? a + b : a * b));
}

/** Whole powers up to this one have a kernel. */
const MAX_KERNEL_POWER = 8;

/** Fills a column with the condition of each cell; for rules that raise or lower an output, with its input. */
function fillCondition(kernels: Kernels, term: Term, x: Column, count: number, out: Column): void {
  switch (term.operator) {
    case 'step':
      return kernels.step(x.at, out.at, count, term.half, term.falls);
    case 'ramp':
      return kernels.ramp(x.at, out.at, count, term.from, term.to);
    case 'linear':
      return kernels.scale(x.at, out.at, count, 1 / term.half);
    case 'raise':
    case 'lower':
      return kernels.scale(x.at, out.at, count, 1);
    default:
      if (Number.isInteger(term.power) && term.power <= MAX_KERNEL_POWER)
        return kernels.hill(x.at, out.at, count, term.half, term.power, term.falls);
      for (let i = 0; i < count; i++) out.values[i] = condition(term, x.values[i]);
  }
}

/** The value of a condition at an input, from 0 to 1; a multiple of the half value or a weight for some operators. */
export function condition(term: Term, x: number): number {
  switch (term.operator) {
    case 'step':
      return x >= term.half !== term.falls ? 1 : 0;
    case 'ramp':
      return Math.min(1, Math.max(0, (term.from - x) / (term.from - term.to)));
    case 'linear':
      return x / term.half;
    case 'raise':
    case 'lower':
      return weight(term, x);
    default: {
      const rising = hill(x, term.half, term.power);
      return term.falls ? 1 - rising : rising;
    }
  }
}

/** The effect of a rule on an output, from the condition of every term: a factor, or a number to add. */
export function effectOf(plan: Plan, output: Output, effect: Effect, conditions: (term: number) => number): number {
  const { term, factor, gates } = effect;
  if (responds(plan.terms[term].operator))
    return partOf(plan, output, baseWith(plan, output, conditions), term, conditions);
  let h = conditions(term);
  for (const gate of gates) h *= conditions(gate);
  return contribution(plan.terms[term], factor, h);
}

/** The base of an output and what rules add to it. */
function baseWith(plan: Plan, output: Output, conditions: (term: number) => number): number {
  let base = output.base;
  for (const effect of output.effects)
    if (plan.terms[effect.term].operator === 'add') base += effectOf(plan, output, effect, conditions);
  return base;
}

/** The output of one cell, from the condition of every term. */
export function outputOf(plan: Plan, output: Output, conditions: (term: number) => number): number {
  const responded = respondOne(plan, output, baseWith(plan, output, conditions), conditions);
  let factor = 1;
  let own = 0;
  for (const effect of output.effects) {
    const { operator } = plan.terms[effect.term];
    if (operator === 'add' || responds(operator)) continue;
    const part = effectOf(plan, output, effect, conditions);
    if (operator === 'ramp') own += part;
    else factor *= part;
  }
  return Math.min(output.high, Math.max(output.low, responded * factor + own));
}

/** Contribution of a condition h to an output, with a rule's factor: a factor, or a number to add. */
function contribution(term: Term, factor: number, h: number): number {
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

function howOf(operator: Operator): number {
  switch (operator) {
    case 'multiply':
      return APPLY.multiply;
    case 'linear':
      return APPLY.limit;
    case 'add':
    case 'ramp':
      return APPLY.add;
    default:
      return APPLY.gate;
  }
}

/** Effects in the order of the formula: terms added to the base and the response, then factors, then terms added last. */
const ORDER: readonly (readonly Operator[])[] = [
  ['add'],
  ['raise', 'lower'],
  ['multiply', 'gate', 'step', 'linear'],
  ['ramp'],
];

function combine({ kernels, block }: Engine, plan: Plan, output: Output, count: number, result: Column): void {
  result.values.fill(output.base, 0, count);
  for (const operators of ORDER) {
    for (const { term, factor, gates } of output.effects) {
      const { operator } = plan.terms[term];
      if (!operators.includes(operator)) continue;
      if (responds(operator)) {
        respondMany(plan, output, block.terms, count, result);
        break;
      }
      kernels.apply(gated(kernels, block, term, gates, count).at, result.at, count, factor, howOf(operator));
    }
  }
  kernels.clip(result.at, count, output.low, output.high);
}

/** A condition times its gates. */
function gated(kernels: Kernels, { terms, product }: Block, term: number, gates: readonly number[], count: number) {
  if (gates.length === 0) return terms[term];
  kernels.scale(terms[term].at, product.at, count, 1);
  for (const gate of gates) kernels.multiply(terms[gate].at, product.at, count);
  return product;
}

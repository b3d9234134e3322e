/** The competing fates of a cell: kind, target and rate (/min). */
import { BEHAVIOUR_NAMES } from '../../scenario/behaviours.ts';
import { MAX_FATES } from '../../scenario/limits.ts';
import type { CellType, Model } from '../../scenario/model.ts';
import type { Behaviour } from '../behaviours/behaviour.ts';
import { BEHAVIOURS } from '../behaviours/list.ts';
import type { Column } from './block.ts';
import type { FateSource } from './evaluation.ts';
import { FIRST_BEHAVIOUR } from './proposals.ts';

/** The fates that a type may have, in a fixed order; `positions` and `outputs` are those of its plan. */
export const fateSources = (
  model: Model,
  type: CellType,
  positions: Int32Array,
  outputs: readonly Column[],
): FateSource[] =>
  BEHAVIOURS.flatMap((behaviour, b) =>
    outputsOf(behaviour.output, model).flatMap((output, target) => {
      const at = positions[output];
      if (at < 0) return [];
      const restrict = behaviour.restrict?.(model, type, target) ?? null;
      return [{ kind: FIRST_BEHAVIOUR + b, target, rates: outputs[at], restrict }];
    }),
  );

/** Indices of the outputs that are the rates of a behaviour: one, or one for each cell type. */
function outputsOf(happening: Behaviour['output'], { offsets, cells }: Model): number[] {
  if (happening !== 'become' && happening !== 'enter') return [BEHAVIOUR_NAMES.indexOf(happening)];
  const first = happening === 'become' ? offsets.become : offsets.enter;
  return cells.map((_, type) => first + type);
}

export interface Fates {
  count: number;
  kind: Uint8Array;
  target: Int32Array;
  rate: Float64Array;
  /** Adds a fate unless its rate is zero. */
  add(kind: number, rate: number, target: number): void;
  /** Sum of the rates. */
  total(): number;
  /** The fate whose share of the sum contains a number. */
  at(share: number): number;
}

export function makeFates(): Fates {
  return {
    count: 0,
    kind: new Uint8Array(MAX_FATES),
    target: new Int32Array(MAX_FATES),
    rate: new Float64Array(MAX_FATES),
    add(kind, rate, target) {
      if (!(rate > 0)) return;
      this.kind[this.count] = kind;
      this.rate[this.count] = rate;
      this.target[this.count++] = target;
    },
    total() {
      let sum = 0;
      for (let f = 0; f < this.count; f++) sum += this.rate[f];
      return sum;
    },
    at(share) {
      let left = share;
      let chosen = 0;
      while (chosen < this.count - 1 && left >= this.rate[chosen]) left -= this.rate[chosen++];
      return chosen;
    },
  };
}

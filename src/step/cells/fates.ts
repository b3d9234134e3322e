/** The competing fates of a cell: kind, target and rate (/min). */
import { MAX_FATES } from '../../scenario/limits.ts';
import type { CellType, Model } from '../../scenario/model.ts';
import { BEHAVIOUR_NAMES } from '../../scenario/vocabulary.ts';
import type { Column } from './block.ts';
import { KIND, type Kind } from './proposals.ts';

/** One thing a type may do: what is proposed, the column of its rates, and where a cell has to be for it. */
export interface FateSource {
  kind: Kind;
  target: number;
  rates: Column;
  needs: 'nothing' | 'open vessels' | 'lymphatics' | 'own blood' | 'a perfusing neighbour';
}

const FATES_OF_BEHAVIOURS = [
  ['division', KIND.divide],
  ['apoptosis', KIND.apoptosis],
  ['necrosis', KIND.necrosis],
  ['departure', KIND.depart],
  ['sprouting', KIND.sprout],
  ['regression', KIND.regress],
  ['intravasation', KIND.intravasate],
  ['lymphEntry', KIND.drain],
] as const;

/** What a type may do, in a fixed order; `positions` and `outputs` are those of its plan. */
export function fateSources(
  model: Model,
  type: CellType,
  positions: Int32Array,
  outputs: readonly Column[],
): FateSource[] {
  const found: FateSource[] = [];
  const look = (kind: Kind, output: number, target: number): void => {
    const at = positions[output]!;
    if (at >= 0) found.push({ kind, target, rates: outputs[at]!, needs: needsOf(model, type, kind, target) });
  };
  for (const [name, kind] of FATES_OF_BEHAVIOURS) look(kind, BEHAVIOUR_NAMES.indexOf(name), 0);
  for (let t = 0; t < model.cells.length; t++) look(KIND.become, model.offsets.become + t, t);
  for (let t = 0; t < model.cells.length; t++) look(KIND.enter, model.offsets.enter + t, t);
  return found;
}

function needsOf(model: Model, type: CellType, kind: Kind, target: number): FateSource['needs'] {
  if (kind === KIND.intravasate) return 'open vessels';
  if (kind === KIND.drain) return 'lymphatics';
  if (kind === KIND.enter || (kind === KIND.sprout && type.perfuses)) return 'own blood';
  return kind === KIND.become && model.cells[target]!.perfuses ? 'a perfusing neighbour' : 'nothing';
}

export interface Fates {
  count: number;
  kind: Uint8Array;
  target: Int32Array;
  rate: Float64Array;
  /** Adds a fate unless its rate is zero. */
  add(kind: Kind, rate: number, target: number): void;
  /** Sum of the rates. */
  total(): number;
  /** The fate in whose share of the sum a number falls. */
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
      for (let f = 0; f < this.count; f++) sum += this.rate[f]!;
      return sum;
    },
    at(share) {
      let left = share;
      let chosen = 0;
      while (chosen < this.count - 1 && left >= this.rate[chosen]!) left -= this.rate[chosen++]!;
      return chosen;
    },
  };
}

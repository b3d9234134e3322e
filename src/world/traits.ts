/**
 * Traits: properties that a cell keeps for life. A daughter's trait is its mother's with noise and, rarely, a jump; a
 * founder's is that of its type with the deviation of its clone.
 *
 *   factor: x·e^{σz}    sum: x + σz    z standard normal, clipped to the trait's range
 *
 * A division may be asymmetric in a trait: then one of the two cells, chosen with equal chance, has the value of its
 * type's first cells instead. If such divisions have chance a and the trait is otherwise inherited whole, the share of
 * cells with it in a population that grows from N0 to N falls as (N/N0)^(−a): with a = 1 their number stays constant.
 */
import { batchKey, drawWord, type Key, PURPOSE, unit } from '../base/draws.ts';
import { exp } from '../base/exact.ts';
import { normalQuantile } from '../base/normal.ts';
import { threefry, words } from '../base/threefry.ts';
import type { Model, Trait } from '../scenario/model.ts';
import { BATCH } from './batches.ts';
import type { TissueState } from './world.ts';

/** Index of the first trait among the levels. */
export const firstTrait = ({ receptors, states }: Model): number => receptors.length + states.length;

/** Gives a cell of the first tissue the traits of its clone. */
export function foundTraits(model: Model, seed: Key, { pool }: TissueState, row: number): void {
  const type = model.cells[pool.type[row] - 1];
  for (const t of type.inherits) {
    const trait = model.traits[t];
    const column = pool.levels[firstTrait(model) + t];
    if (trait.spread > 0) {
      const word = drawWord(batchKey(seed, 0, PURPOSE.inheritance, BATCH.clone(t)), pool.clone[row], type.index);
      column[row] = changed(trait, column[row], trait.spread * normalQuantile(unit(word)));
    }
    if (trait.founders > 0) {
      const key = batchKey(seed, 0, PURPOSE.inheritance, BATCH.founder(t));
      const share = unit(drawWord(key, pool.identityLow[row], pool.identityHigh[row]));
      if (share < trait.founders) column[row] = trait.high;
    }
  }
}

/** Varies the traits that a daughter inherits; `mutation` multiplies how often traits jump. */
export function inheritTraits(
  model: Model,
  seed: Key,
  tick: number,
  { pool }: TissueState,
  { mother, daughter }: Division,
  mutation: number,
): void {
  const type = model.cells[pool.type[daughter] - 1];
  for (const t of type.inherits) {
    const trait = model.traits[t];
    const level = firstTrait(model) + t;
    const column = pool.levels[level];
    const key = batchKey(seed, tick, PURPOSE.inheritance, BATCH.trait(t));
    threefry(key.first, key.second, pool.identityLow[daughter], pool.identityHigh[daughter]);
    let change = trait.noise * normalQuantile(unit(words[0]));
    // A draw below the chance of a jump, divided by that chance, is itself a uniform draw.
    const share = unit(words[1]);
    const chance = trait.jumps * mutation;
    if (share < chance) change += trait.jump * normalQuantile(share / chance);
    column[daughter] = changed(trait, column[daughter], change);
    if (trait.asymmetric === 0) continue;
    const unlike = batchKey(seed, tick, PURPOSE.inheritance, BATCH.unlike(t));
    threefry(unlike.first, unlike.second, pool.identityLow[daughter], pool.identityHigh[daughter]);
    if (unit(words[0]) < trait.asymmetric) column[unit(words[1]) < 0.5 ? mother : daughter] = type.rest[level];
  }
}

/** Rows of the two cells that a division leaves. */
interface Division {
  mother: number;
  daughter: number;
}

const changed = ({ inherited, low, high }: Trait, value: number, change: number): number =>
  Math.min(high, Math.max(low, inherited === 'factor' ? value * exp(change) : value + change));

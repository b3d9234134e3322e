/**
 * Proposals: what cells intend to do in a step. At most one per cell; sorted by (priority, identity), so that applying
 * them in order is random sequential update, independent of threads and row order.
 */
import { drawWord, type Key } from '../../base/draws.ts';
import type { ArrayOf } from '../../world/sections.ts';
import type { Pool } from '../../world/world.ts';

/** What cells do besides their behaviours. */
export const KIND = { move: 0, clear: 1, bind: 2, unbind: 3, evict: 4, egress: 5 } as const;
/** Kinds of behaviours follow, in the order of their list. */
export const FIRST_BEHAVIOUR = 8;

/** The columns of a proposal, indexed by the place of its cell in the list of rows. */
export const PROPOSAL_COLUMNS = {
  kind: 'u8',
  row: 'i32',
  /** A site, a direction or a type, depending on the kind. */
  target: 'i32',
  priority: 'u32',
  /** The proposing cell: by its turn, the row may belong to another cell. */
  identityLow: 'u32',
  identityHigh: 'u32',
  order: 'i32',
  spare: 'i32',
} as const;

export type Proposals = { -readonly [K in keyof typeof PROPOSAL_COLUMNS]: ArrayOf[(typeof PROPOSAL_COLUMNS)[K]] } & {
  /** Number of entries in `order`. */
  count: number;
};

/** Writes a proposal at its own place. */
export function propose(
  proposals: Proposals,
  at: number,
  pool: Pool,
  key: Key,
  kind: number,
  row: number,
  target: number,
): void {
  const low = pool.identityLow[row];
  const high = pool.identityHigh[row];
  proposals.kind[at] = kind;
  proposals.row[at] = row;
  proposals.target[at] = target;
  proposals.identityLow[at] = low;
  proposals.identityHigh[at] = high;
  proposals.priority[at] = drawWord(key, low, high);
}

const DIGIT_BITS = 11;
const buckets = new Int32Array(1 << DIGIT_BITS);

/** Sorts `order` by (priority, identity): three radix passes, then ties. */
export function sortProposals(proposals: Proposals): void {
  const { count, priority } = proposals;
  let from = proposals.order;
  let to = proposals.spare;
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    buckets.fill(0);
    const mask = buckets.length - 1;
    for (let i = 0; i < count; i++) buckets[(priority[from[i]] >>> shift) & mask]++;
    let sum = 0;
    for (let b = 0; b < buckets.length; b++) {
      const here = buckets[b];
      buckets[b] = sum;
      sum += here;
    }
    for (let i = 0; i < count; i++) {
      const at = from[i];
      to[buckets[(priority[at] >>> shift) & mask]++] = at;
    }
    [from, to] = [to, from];
  }
  proposals.order = from;
  proposals.spare = to;
  breakTies(proposals);
}

function breakTies(proposals: Proposals): void {
  const { order, priority, identityLow, identityHigh, count } = proposals;
  for (let i = 1; i < count; i++) {
    const at = order[i];
    let j = i;
    while (j > 0) {
      const before = order[j - 1];
      if (priority[before] !== priority[at]) break;
      const later =
        identityHigh[before] > identityHigh[at] ||
        (identityHigh[before] === identityHigh[at] && identityLow[before] > identityLow[at]);
      if (!later) break;
      order[j] = before;
      j--;
    }
    order[j] = at;
  }
}

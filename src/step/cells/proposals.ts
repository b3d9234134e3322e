/**
 * Proposals: what cells want to do in a step. At most one a cell; sorted by (priority, identity), so that applying them
 * in order is random sequential update that depends on no thread and no row order.
 */
import { drawWord, type Key } from '../../base/draws.ts';
import type { Pool } from '../../world/world.ts';

export const KIND = {
  move: 0,
  divide: 1,
  apoptosis: 2,
  necrosis: 3,
  depart: 4,
  become: 5,
  intravasate: 6,
  enter: 7,
  sprout: 8,
  regress: 9,
  bind: 10,
  unbind: 11,
  evict: 12,
  egress: 13,
  grow: 14,
  clear: 15,
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

export interface Proposals {
  count: number;
  kind: Uint8Array;
  row: Int32Array;
  /** A site, a direction or a type, by kind. */
  target: Int32Array;
  priority: Uint32Array;
  /** Who proposed: the row may belong to another cell when its turn comes. */
  identityLow: Uint32Array;
  identityHigh: Uint32Array;
  order: Int32Array;
  spare: Int32Array;
}

export function makeProposals(capacity: number): Proposals {
  return {
    count: 0,
    kind: new Uint8Array(capacity),
    row: new Int32Array(capacity),
    target: new Int32Array(capacity),
    priority: new Uint32Array(capacity),
    identityLow: new Uint32Array(capacity),
    identityHigh: new Uint32Array(capacity),
    order: new Int32Array(capacity),
    spare: new Int32Array(capacity),
  };
}

export function propose(proposals: Proposals, pool: Pool, key: Key, kind: Kind, row: number, target: number): void {
  const at = proposals.count++;
  const low = pool.identityLow[row]!;
  const high = pool.identityHigh[row]!;
  proposals.kind[at] = kind;
  proposals.row[at] = row;
  proposals.target[at] = target;
  proposals.identityLow[at] = low;
  proposals.identityHigh[at] = high;
  proposals.priority[at] = drawWord(key, low, high);
}

const DIGIT_BITS = 11;
const buckets = new Int32Array(1 << DIGIT_BITS);

/** Fills `order` with proposal numbers by (priority, identity): three radix passes, then ties. */
export function sortProposals(proposals: Proposals): void {
  const { count, priority } = proposals;
  let from = proposals.order;
  let to = proposals.spare;
  for (let i = 0; i < count; i++) from[i] = i;
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    buckets.fill(0);
    const mask = buckets.length - 1;
    for (let i = 0; i < count; i++) buckets[(priority[i]! >>> shift) & mask]!++;
    let sum = 0;
    for (let b = 0; b < buckets.length; b++) {
      const here = buckets[b]!;
      buckets[b] = sum;
      sum += here;
    }
    for (let i = 0; i < count; i++) {
      const at = from[i]!;
      to[buckets[(priority[at]! >>> shift) & mask]!++] = at;
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
    const at = order[i]!;
    let j = i;
    while (j > 0) {
      const before = order[j - 1]!;
      if (priority[before] !== priority[at]) break;
      const later =
        identityHigh[before]! > identityHigh[at]! ||
        (identityHigh[before] === identityHigh[at] && identityLow[before]! > identityLow[at]!);
      if (!later) break;
      order[j] = before;
      j--;
    }
    order[j] = at;
  }
}

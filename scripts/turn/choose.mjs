/** Which long tests run next: those that never ran, then those that failed, then those that have waited longest. */

/** Seconds that a piece may take on a quiet machine; also the estimate for a piece that has never run. */
export const PIECE = 300;

/**
 * The pieces that fit in `seconds`, in the order in which they run. A piece that no longer fits waits for next time,
 * and a shorter one behind it may take its place.
 *
 * @param {readonly string[]} pieces names of all pieces
 * @param {ReadonlyMap<string, { date: string, seconds: number, result: string }>} ledger what ran last, by name
 * @param {number} seconds
 * @returns {{ piece: string, expected: number }[]} names, and the seconds that each is expected to take
 */
export function choose(pieces, ledger, seconds) {
  let left = seconds;
  const chosen = [];
  for (const piece of pieces.toSorted((a, b) => before(ledger.get(a), ledger.get(b)) || compare(a, b))) {
    const entry = ledger.get(piece);
    // A piece that failed early says little about how long it takes.
    const least = entry === undefined || entry.result === 'failed' ? PIECE : 0;
    const expected = Math.max(entry?.seconds ?? 0, least);
    if (expected > left) continue;
    left -= expected;
    chosen.push({ piece, expected });
  }
  return chosen;
}

const before = (a, b) => rank(a) - rank(b) || compare(a?.date ?? '', b?.date ?? '');

const rank = (entry) => (entry === undefined ? 0 : entry.result === 'failed' ? 1 : 2);

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

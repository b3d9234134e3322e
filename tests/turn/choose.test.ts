import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choose, PIECE } from '../../scripts/turn/choose.mjs';
import { readLedger } from '../../scripts/turn/ledger.mjs';

interface Entry {
  date: string;
  seconds: number;
  result: string;
}

const ran = (day: number, seconds: number, result = 'passed'): Entry => ({
  date: `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`,
  seconds,
  result,
});

const names = (chosen: { piece: string }[]) => chosen.map(({ piece }) => piece);

test('what never ran comes first, then what failed, then what has not run for longest', () => {
  const ledger = new Map([
    ['late', ran(9, 10)],
    ['early', ran(2, 10)],
    ['failed', ran(8, 10, 'failed')],
  ]);
  expect(names(choose(['late', 'early', 'failed', 'new'], ledger, 3600))).toEqual(['new', 'failed', 'early', 'late']);
});

test('a piece that would not end in time is not begun, and a shorter one takes its place', () => {
  const ledger = new Map([
    ['long', ran(1, 250)],
    ['short', ran(2, 40)],
    ['other', ran(3, 30)],
  ]);
  expect(names(choose(['long', 'short', 'other'], ledger, 100))).toEqual(['short', 'other']);
  expect(names(choose(['long', 'short', 'other'], ledger, 300))).toEqual(['long', 'short']);
  expect(names(choose(['new', 'short'], ledger, PIECE - 1))).toEqual(['short']);
});

const entry = fc.option(
  fc.record({
    date: fc.integer({ min: 1, max: 28 }).map((day) => ran(day, 0).date),
    seconds: fc.integer({ min: 1, max: PIECE }),
    result: fc.constantFrom('passed', 'skipped', 'failed'),
  }),
);
const entries = fc.array(entry, { minLength: 1, maxLength: 60 });

/** Pieces by number, and what the ledger has of them. */
function given(list: (Entry | null)[]): { pieces: string[]; ledger: Map<string, Entry> } {
  const pieces = list.map((_, i) => `piece ${i}`);
  const ledger = new Map(list.flatMap((one, i): [string, Entry][] => (one ? [[pieces[i], one]] : [])));
  return { pieces, ledger };
}

test('what is chosen fits in the time, each once, whatever the ledger says', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 0, max: 7200 }), (list, seconds) => {
      const { pieces, ledger } = given(list);
      const chosen = choose(pieces, ledger, seconds);
      expect(chosen.reduce((sum, { expected }) => sum + expected, 0)).toBeLessThanOrEqual(seconds);
      expect(new Set(names(chosen)).size).toBe(chosen.length);
      expect(seconds < PIECE || chosen.length > 0).toBe(true);
    }),
  );
});

/** Turns of so many seconds until every piece has run, each taking as long as `takes` says. */
function turnsUntilAll(takes: readonly number[], seconds: number): number {
  const { pieces, ledger } = given(takes.map(() => null));
  for (let turn = 0; ; turn++) {
    if (ledger.size === pieces.length) return turn;
    for (const { piece } of choose(pieces, ledger, seconds))
      ledger.set(piece, { ...ran(1, takes[pieces.indexOf(piece)]), date: String(1000 + turn) });
  }
}

test('turn by turn every piece runs: none waits for ever behind others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: PIECE }), { minLength: 1, maxLength: 60 }), (takes) => {
      expect(turnsUntilAll(takes, 2 * PIECE)).toBeLessThanOrEqual(takes.length);
    }),
  );
});

test('all that the ledger knows runs within fifteen submissions', () => {
  const takes = [...readLedger('tests/turn/ledger.jsonl').values()].map(({ seconds }) => seconds);
  const [, minutes] = /--minutes (\d+)/.exec(readFileSync('.ci/run', 'utf8'))!;
  // The last piece of a turn may leave as much time unused as a piece takes.
  expect(takes.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(15 * (60 * Number(minutes) - PIECE));
});

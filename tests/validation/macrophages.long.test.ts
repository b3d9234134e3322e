/** CXCL8 of macrophages alone, in the oesophageal scenario: it feeds AKT and ERK of tumour cells, a little. */
import { expect, test } from 'vitest';
import { changeIn, isClear } from '../../src/claims/seen-result.ts';
import { checkSeen, seenCases } from '../../src/validation/seen.ts';
import { load } from '../scenario/files.ts';

const without = {
  scenario: 'roads',
  without: 'without CXCL8 from macrophages',
  take: ['cells.M1.secrete.CXCL8', 'cells.M2.secrete.CXCL8'],
  goes: 'down',
  at: 132,
} as const;

test('without CXCL8 of macrophages AKT and ERK of tumour cells are lower in ten paired seeds', async () => {
  const seen = ['AKT', 'ERK'].map((node) => ({
    ...without,
    take: [...without.take],
    measure: `tumour.tumour.node.${node}`,
  }));
  const claim = { row: 42, source: 'bhat', says: 'Macrophages', scope: 'core', lives: 'cells.M2' } as const;
  const results = await checkSeen(
    seenCases(() => load('scenarios/roads.yaml'), [{ ...claim, seen }]),
    { seeds: 10 },
  );
  for (const result of results) {
    const change = changeIn(result);
    expect([result.measure, change, isClear(change, 'down')]).toEqual([result.measure, expect.anything(), true]);
    // The rows of the claims say 2 %.
    expect(Math.round(-change.estimate)).toBe(2);
  }
});

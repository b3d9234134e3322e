import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, overlap, withChanges } from '../../src/scenario/changes.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const tree = fc.letrec((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.boolean(), fc.string(), tie('list'), tie('map')),
  list: fc.array(tie('node'), { maxLength: 3 }),
  map: fc.dictionary(key, tie('node')),
})).map;

test('the differences of two trees turn one into the other', () => {
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const kept = structuredClone(before);
      expect(withChanges(before, differences(before, after))).toEqual(after);
      expect(before).toEqual(kept);
    }),
    { numRuns: 500 },
  );
});

test('only what differs is named', () => {
  expect(differences({ a: { b: 1, c: [1, 2] }, d: 0 }, { a: { b: 1, c: [1, 3] } })).toEqual([
    { keys: ['a', 'c', '1'], value: 3 },
    { keys: ['d'] },
  ]);
});

test('a place overlaps with those below it', () => {
  const at = (path: string) => ({ keys: path.split('.') });
  expect(overlap(at('a.b'), at('a.b.c'))).toBe(true);
  expect(overlap(at('a.b.c'), at('a.b'))).toBe(true);
  expect(overlap(at('a.b'), at('a.c'))).toBe(false);
});

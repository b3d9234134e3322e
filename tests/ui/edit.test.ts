/** The editor of scenarios: where problems stand, and which key a line is under. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { keyOfLine, keyPath } from '../../src/ui/edit/key-path.ts';
import { problemsAt } from '../../src/ui/edit/problems-at.ts';

describe('problems', () => {
  const text = 'stroma: 1\nseeed: 3\n  x: 1';

  test('stand from their column to the end of their line', () => {
    const [one, two] = problemsAt(text, ['a.yaml:2:1 seeed: unknown key', 'a.yaml:3:3 x: bad\nand more']);
    expect(text.slice(one.from, one.to)).toBe('seeed: 3');
    expect(text.slice(two.from, two.to)).toBe('x: 1');
    expect(one.message).toBe('seeed: unknown key');
  });

  test('without a place, or beyond the text, stand in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(9), fc.nat(99), (given, line, column) => {
        for (const { from, to } of problemsAt(given, [`a:${line}:${column} x: y`, 'no place'])) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(given.length);
        }
      }),
    );
  });
});

const key = fc.constantFrom('cells', 'rules', 'tumour', 'CXCR4', 'R1', 'output');
const { tree } = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.dictionary(
    key,
    fc.oneof({ maxDepth: 3 }, fc.integer(), tie('tree'), fc.array(tie('tree'), { maxLength: 2 })),
    {
      minKeys: 1,
      maxKeys: 3,
    },
  ) as fc.Arbitrary<object>,
}));

test('every key of a text is found under those above it', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const lines = stringify(value, { flowCollectionPadding: false }).split('\n');
      const seen: string[] = [];
      lines.forEach((line, at) => {
        const name = keyOfLine(line);
        if (name === null) return;
        const dashes = /^\s*((?:- )*)/.exec(line)![1].length;
        const indent = line.length - line.trimStart().length;
        const path = keyPath(lines, at, indent);
        seen.push([...path, ...Array<string>(dashes / 2).fill('0'), name].join('.'));
      });
      expect(seen).toEqual(keysIn(value));
    }),
  );
});

/** Paths of all keys, an item of a list as 0, in the order of the text. */
function keysIn(value: unknown, path: string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysIn(item, [...path, '0']));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name].join('.'),
    ...keysIn(inner, [...path, name]),
  ]);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, differenceTo, type Plain } from '../../src/base/difference.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const { tree } = fc.letrec<{ tree: Plain }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Plain>(null, true, 0, 1, '', 'x'),
    fc.array(tie('tree'), { maxLength: 2 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('a value comes back from what sets it apart, as text too, with its keys in order', () => {
  fc.assert(
    fc.property(tree, tree, (base, value) => {
      const sent = JSON.parse(JSON.stringify(differenceTo(base, value))) as Plain;
      expect(JSON.stringify(applied(base, sent))).toBe(JSON.stringify(value));
    }),
  );
});

test('keys in another order are another value', () => {
  const sent = differenceTo({ c: { a: 1, b: 2 } }, { c: { b: 2, a: 1 } });
  expect(JSON.stringify(applied({ c: { a: 1, b: 2 } }, sent))).toBe('{"c":{"b":2,"a":1}}');
});

test('what is alike takes no room, and is shared', () => {
  const base = { a: { b: [1, 2, 3] }, c: 1 };
  const value = { a: { b: [1, 2, 3] }, c: 2 };
  expect(differenceTo(base, value)).toEqual({ a: { '=': true }, c: 2 });
  expect((applied(base, differenceTo(base, value)) as typeof base).a).toBe(base.a);
  expect(() => differenceTo({}, { '=': 1 })).toThrow('expected another one');
});

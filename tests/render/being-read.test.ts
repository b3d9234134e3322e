import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBeingRead, Reading } from '../../src/render/being-read.ts';

test('memory is free again once every picture that reads it has taken what it needs, on whatever canvas', () => {
  const acts = fc.array(
    fc.record({
      canvas: fc.nat(1),
      act: fc.constantFrom('hold', 'hold', 'send', 'taken', 'end'),
      memory: fc.nat(3),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(acts, (done) => {
      const memories = Array.from({ length: 4 }, () => new ArrayBuffer(1));
      const canvases = [0, 1].map(() => ({
        reading: new Reading(),
        sent: [] as Set<number>[],
        next: new Set<number>(),
      }));
      for (const { canvas, act, memory } of done) {
        const one = canvases[canvas];
        if (act === 'hold') {
          one.reading.hold(memories[memory]);
          one.next.add(memory);
        } else if (act === 'send') {
          one.reading.send();
          one.sent.push(one.next);
          one.next = new Set();
        } else if (act === 'taken') {
          one.reading.taken();
          one.sent.shift();
        } else {
          one.reading.end();
          one.sent = [];
          one.next = new Set();
        }
        const read = canvases.map(({ sent, next }) => [...sent, next].map((held) => [...held])).flat(2);
        expect(memories.map(isBeingRead)).toEqual(memories.map((_, at) => read.includes(at)));
      }
      for (const { reading } of canvases) reading.end();
      expect(memories.map(isBeingRead)).toEqual([false, false, false, false]);
    }),
  );
});

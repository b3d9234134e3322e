/** Tables and pictures of cells, damaged at random: each is refused with its place, or what was read adds up. */

import fc from 'fast-check';
import { encode } from 'fast-png';
import { expect } from 'vitest';
import { ImportProblem, ImportQuestion } from '../../src/scenario/first-tissue/import-problem.ts';
import { type ImportGiven, importCells } from '../../src/scenario/first-tissue/import-tissue.ts';
import { load } from './files.ts';
import { german } from './german.ts';

const scenario = load('scenarios/hypoxia.yaml');
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const rows = (line: (i: number) => string): string => `${Array.from({ length: 30 }, (_, i) => line(i)).join('\n')}\n`;
const type = (i: number): string => ['tumour', 'CAF', 'Mast cell', 'vessel'][i % 4];

interface Case {
  bytes: Uint8Array;
  given: ImportGiven;
}

const colours = { '#e69f00': 'tumour', '#56b4e9': 'CAF', '#ffffff': '' };

/** A picture of 16 × 16 pixels in these colours. */
function picture(): Uint8Array {
  const parts = Object.keys(colours).map((colour) =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)),
  );
  const data = Uint8Array.from(Array.from({ length: 256 }, (_, i) => parts[(i * 7) % 3]).flat());
  return encode({ width: 16, height: 16, data, channels: 3, depth: 8 });
}

const whole: Case[] = [
  { bytes: text(`x,y,type\n${rows((i) => `${i},${(i * 7) % 30},${type(i)}`)}`), given: { unit: 'site' } },
  {
    bytes: text(`x;y;type\n${rows((i) => `${i},5;${(i * 7) % 30},25;${type(i)}`)}`),
    given: { unit: 'um', medium: 40 },
  },
  {
    bytes: text(
      `Object ID\tClassification\tCentroid X µm\tCentroid Y µm\n${rows((i) => `${i}\t${type(i)}\t${i * 20}\t${i * 9}`)}`,
    ),
    given: {},
  },
  {
    bytes: text(rows((i) => `${i * 20 - 300},${i * 9 - 100},0,${i % 3}`)),
    given: { names: { 0: 'tumour', 1: 'CAF', 2: '' } },
  },
  { bytes: picture(), given: { colours } },
  {
    bytes: encode({
      width: 16,
      height: 16,
      data: Uint8Array.from({ length: 256 }, (_, i) => i >> 3),
      channels: 1,
      depth: 8,
    }),
    given: {
      pixel: 10,
      labels: text(`label,type\n${Array.from({ length: 31 }, (_, i) => `${i + 1},${type(i)}`).join('\n')}\n`),
    },
  },
];

const damage = fc.oneof(
  fc.record({ do: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    do: fc.constant('set' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
  }),
  fc.record({
    do: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ maxLength: 12 }),
  }),
  fc.record({
    do: fc.constant('word' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    word: fc.constantFrom(
      'NaN',
      '1e999',
      '-',
      ',',
      ';',
      '"',
      '\n',
      '\t',
      '∞',
      '__proto__',
      '0x10',
      '1e-400',
      '9'.repeat(30),
    ),
  }),
);

function damaged(
  bytes: Uint8Array,
  all: readonly (typeof damage extends fc.Arbitrary<infer T> ? T : never)[],
): Uint8Array {
  return all.reduce((now, one) => {
    const at = Math.floor(one.at * now.length);
    if (one.do === 'cut') return now.slice(0, at);
    if (one.do === 'set') return now.map((byte, i) => (i === at ? one.byte : byte));
    const put = one.do === 'insert' ? one.bytes : text(one.word);
    return Uint8Array.from([...now.slice(0, at), ...put, ...now.slice(at)]);
  }, bytes);
}

/** Tries `count` damaged files; `seed` chooses which. */
export function tryDamaged(count: number, seed: number): { read: number; refused: number } {
  const outcome = { read: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.array(damage, { minLength: 1, maxLength: 4 }),
      ({ bytes, given }, all) => {
        const file = damaged(bytes, all);
        const began = performance.now();
        try {
          const { own, report } = importCells('a.csv', file, scenario, 'tumour', given);
          expect(report.kept + report.leftOut.reduce((sum, { cells }) => sum + cells, 0)).toBe(report.read);
          const { layout, width, height } = own.tissues.tumour as unknown as {
            layout: { draw: string; spans: number[][] }[];
            width: number;
            height: number;
          };
          const spans = layout.flatMap((row) => (row.draw === 'spans' ? row.spans : []));
          expect(spans.reduce((sum, [, , n]) => sum + n, 0)).toBe(report.kept);
          expect(spans.flat().every(Number.isInteger)).toBe(true);
          expect([width, height].every((side) => side >= 8 && side <= 4096)).toBe(true);
          outcome.read++;
        } catch (problem) {
          // A message for people in each language, not that of a slip in the code.
          if (!(problem instanceof ImportProblem)) throw problem;
          expect(problem.message).toMatch(/^(line \d+: |table of types: )*found .*(;|expected|not clear)/s);
          if (!(problem instanceof ImportQuestion)) expect(german(problem.words)).not.toMatch(/found|expected|--[a-z]/);
          expect(problem.message + german(problem.words)).not.toMatch(/undefined|is not a function|\{\w+!?\}/);
          outcome.refused++;
        }
        expect(performance.now() - began).toBeLessThan(10_000);
      },
    ),
    { numRuns: count, seed },
  );
  return outcome;
}

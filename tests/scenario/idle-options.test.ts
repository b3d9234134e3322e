/** What is said about a file and has no effect on one of its form is refused. */
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { type ImportGiven, importCells } from '../../src/scenario/first-tissue/import-tissue.ts';
import { load } from './files.ts';

const scenario = load('scenarios/hypoxia.yaml');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const grey = encode({ width: 16, height: 16, data: new Uint8Array(256).fill(1), channels: 1, depth: 8 });
const rows = Array.from({ length: 9 }, (_, i) => `${i % 3},${Math.floor(i / 3)},tumour`).join('\n');

/** A file of each form, and what it needs. */
const FORMS: Record<string, { file: Uint8Array; given: ImportGiven }> = {
  table: { file: bytes(`x,y,type\n${rows}\n`), given: { unit: 'site' } },
  colours: { file: grey, given: { colours: { '#010101': 'tumour' } } },
  labels: { file: grey, given: { labels: bytes('label,type\n1,tumour\n'), pixel: 10 } },
};
/** Options, and the forms for which they say something. */
const OPTIONS: [string, ImportGiven, string[]][] = [
  ['--columns', { columns: { x: 'x' } }, ['table']],
  ['--columns', { measured: { CXCR4: 'x' } }, ['table']],
  ['--only', { only: { type: 'tumour' } }, ['table']],
  ['--unit', { unit: 'site' }, ['table']],
  ['--origin', { origin: 'corner' }, ['table', 'labels']],
  ['--y', { y: 'down' }, ['table', 'labels']],
  ['--scale', { scale: 2 }, ['table', 'labels']],
  ['--colours', { colours: { '#010101': 'tumour' } }, ['colours']],
  ['--tolerance', { tolerance: 5 }, ['colours']],
  ['--thin', { thin: ['tumour'] }, ['colours']],
];

test.each(
  Object.keys(FORMS).flatMap((form) => OPTIONS.map(([option, given, forms]) => [form, option, given, forms] as const)),
)('%s with %s %j', (form, option, given, forms) => {
  const read = () =>
    importCells('a', FORMS[form].file, scenario, 'tumour', { ...FORMS[form].given, ...given }).report.kept;
  if (forms.includes(form)) expect(read()).toBeGreaterThan(0);
  else expect(read).toThrow(new RegExp(`found .* with a .*, expected a .* for it; leave out ${option}$`));
});

test.each([
  ['x,y,type\n1,1,tumour\n', { unit: 'um' }, 'µm'],
  ['x,y,type\n1,1,tumour\n', { unit: 'site' }, 'sites'],
  ['Classification,Centroid X µm,Centroid Y µm\ntumour,1,1\n', {}, 'µm'],
] as const)('the size of a pixel for %j with %j', (text, given, unit) => {
  expect(() => importCells('a.csv', bytes(text), scenario, 'tumour', { ...given, pixel: 0.5 })).toThrow(
    `found x and y in ${unit}, so that the size of a pixel changes nothing; expected it for places in pixels alone; --unit px`,
  );
});

test('a size of a tissue that the size of a pixel contradicts', () => {
  const read = (width: number) =>
    importCells('a.png', grey, scenario, 'tumour', {
      ...FORMS.colours.given,
      pixel: 40,
      size: { width, height: 32 },
      medium: 40,
    });
  expect(() => read(40)).toThrow('found a size of 40 × 32 sites and pixels that make 32 × 32, expected one of the two');
  expect(read(32).report.kept).toBe(1024);
});

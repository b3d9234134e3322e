import { expect, test } from 'vitest';
import { describe as describePath } from '../../src/scenario/schema/lookup.ts';
import { readQuantity } from '../../src/scenario/schema/quantity.ts';

const read = (path: string, raw: unknown) => readQuantity(raw, describePath(path.split('.'))!);

test.each([
  ['duration', '2 d', 2880],
  ['duration', '90 s', 1.5],
  ['duration', 30, 30],
  ['duration', '30', 30],
  ['step', '0.1 h', 6],
  ['species.CXCL12.diffusion', '50 um2/s', 3000],
  ['species.CXCL12.diffusion', '50 µm²/s', 3000],
  ['species.CXCL12.decay', '1.38 /h', 0.023],
  ['cells.tumour.speed', '3 um/h', 0.05],
  ['cells.tumour.division', '1 /d', 1 / 1440],
  ['cells.CAF.secrete.CXCL12', '100 molecules/s', 1.246],
  ['cells.CAF.matrixDeposition', '0.096 /d', 0.004],
  ['axes.a.dissociation', '0.0045 uM', 4.5],
  ['drugs.d.molarMass', '0.5028 kg/mol', 502.8],
  ['drugs.d.volume', '21000 mL', 21],
  ['drugs.d.clearance', '100 mL/min', 6],
  ['niche.restDensity', '2.6 /uL', 2600],
  ['tissues.t.vesselOxygen', '4 kPa', 30.00248],
  ['cells.bone.erosion', '60 um3/h', 1],
  ['weight', '70000 g', 70],
] as const)('%s: %s', (path, raw, value) => {
  const result = read(path, raw);
  expect('value' in result ? result.value : result.problem).toBeCloseTo(value, 10);
});

test('a number with its source is read like the bare number', () => {
  const raw = { value: '3 um/h', source: 'a paper', evidence: 'seen' };
  expect(read('cells.tumour.speed', raw)).toEqual(read('cells.tumour.speed', '3 um/h'));
});

test.each([
  ['duration', '2 nM', 'found unit "nM", expected one of the units min, s, h, d (0 to 10000000 min)'],
  ['duration', 'long', 'found "long", expected a number (0 to 10000000 min)'],
  ['duration', true, 'found true, expected a number (0 to 10000000 min)'],
  ['duration', '-1 h', '-60 min is out of range, expected 0 to 10000000 min'],
  ['cells.tumour.taxis', '60 nM', 'found unit "nM", expected a number without unit (-1000 to 1000)'],
  ['step', Number.NaN, 'NaN min is out of range, expected 3 to 30 min'],
  ['tissues.t.width', 64.5, 'found 64.5, expected a whole number (8 to 4096)'],
])('%s: %s is refused', (path, raw, problem) => {
  expect(read(path, raw)).toEqual({ problem });
});

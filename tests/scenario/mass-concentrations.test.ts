/** Concentrations by mass, in nM: by the molar mass of what they are of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText, small } from './files.ts';

const UNITS = { 'pg/mL': 1e-9, 'ng/mL': 1e-6, 'µg/L': 1e-6, 'ug/mL': 1e-3, 'mg/L': 1e-3, 'g/L': 1 };

const withMass = (mass: string, more: string) => small(`species: { CXCL12: { ${mass}${more} } }\n`);

test('a level in blood by mass is that by amount, for any mass and unit', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.entries(UNITS)),
      fc.double({ min: 100, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 10, noNaN: true }),
      ([unit, size], mass, level) => {
        // Levels are at most 10,000 nM.
        const nM = (level * size * 1e9) / mass;
        fc.pre(nM < 1e4);
        const { scenario, problems } = readText(withMass(`molarMass: ${mass}`, `, bloodLevel: ${level} ${unit}`));
        expect(problems).toEqual([]);
        expect(scenario!.species.CXCL12).toMatchObject({ bloodLevel: expect.closeTo(nM, 9) });
      },
    ),
    { numRuns: 60 },
  );
});

test('each concentration goes by the molar mass of its own ligand or drug', () => {
  const { scenario, problems } = readText(
    small(`species: { CXCL12: { molarMass: 8000 g/mol } }
axes: { CXCL12-CXCR4: { dissociation: { value: 40 ng/mL, source: "a paper", evidence: measured, range: [8 ng/mL, 80 ng/mL] } } }
drugs: { plerixafor: { blocks: { CXCR4: 0.5 mg/L }, molarMass: 500 } }
schedule: [{ at: 0 h, add: CXCL12, amount: 16 ng/mL, tissue: tumour, x: 1, y: 1, radius: 2 }]
`),
  );
  expect(problems).toEqual([]);
  expect(scenario!.axes['CXCL12-CXCR4'].dissociation).toBeCloseTo(5, 9);
  expect(scenario!.provenance['axes.CXCL12-CXCR4.dissociation'].range).toEqual([1, 10]);
  expect(scenario!.drugs.plerixafor.blocks.CXCR4).toBeCloseTo(1000, 6);
  expect(scenario!.schedule[0].amount).toBeCloseTo(2, 9);
});

test('without a molar mass it says what is missing; a unit of something else stays wrong', () => {
  const { problems } = readText(small('species: { CXCL12: { bloodLevel: 5 ng/mL, decay: 5 ng/mL } }\n'));
  expect(problems).toEqual([
    expect.stringContaining(
      'species.CXCL12.bloodLevel: found "5 ng/mL", expected nM, or molarMass of CXCL12, by which ng/mL is converted',
    ),
    expect.stringContaining('species.CXCL12.decay: found unit "ng/mL", expected one of the units /min'),
  ]);
});

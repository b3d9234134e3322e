import { describe, expect, test } from 'vitest';
import { latticeGreen, radialOxygen } from '../../src/validation/exact-solutions.ts';
import { load } from './files.ts';

describe('the radial solution round a vessel', () => {
  const given = { diffusion: 1.2e5, maximum: 300, halfMaximum: 2.5, supply: 40 };
  const edge = 20 * Math.sqrt((81 * 81) / Math.PI);

  test.each([
    [4, [18.71, 10.1, 5.71]],
    [8, [24.82, 13.87, 8.14]],
  ])('radius %i µm gives %j mmHg at 20, 40, 60 µm', (radius, values) => {
    const at = radialOxygen({ ...given, radius, edge });
    for (const [i, value] of values.entries()) expect(at(20 * (i + 1))).toBeCloseTo(value, 2);
  });

  test('takes up what enters through the wall', () => {
    const at = radialOxygen({ ...given, radius: 4, edge: 200 });
    const inflow = (2 * Math.PI * given.diffusion * (at(4) - at(4.002))) / Math.log(4.002 / 4);
    let uptake = 0;
    for (let r = 4.005; r < 200; r += 0.01)
      uptake += (0.01 * 2 * Math.PI * r * given.maximum * at(r)) / (given.halfMaximum + at(r));
    expect(uptake / inflow).toBeCloseTo(1, 2);
  });

  test('is the Bessel solution when uptake is linear', () => {
    // K far above p: uptake V/K·p, length sqrt(D K / V) = 100 µm. K0(0.4) and K0(1) from tables; the edge is far away.
    const at = radialOxygen({ diffusion: 1e5, maximum: 1e7, halfMaximum: 1e6, supply: 1, radius: 40, edge: 2000 });
    expect(at(100)).toBeCloseTo(0.4210244382 / 1.1145291346, 4);
  });
});

test('the field of one source on a lattice is what D27 says', () => {
  const { target, species, cells } = load('scenarios/validation/d27.yaml');
  const probe = target!.probe;
  if (probe.estimate !== 'points') throw new Error('D27 reads points');
  const ligand = species[probe.species];
  if (ligand.kind !== 'ligand') throw new Error('D27 reads a ligand');
  const at = latticeGreen({
    width: 128,
    height: 128,
    source: { x: 64, y: 64 },
    strength: 0.5,
    rate: ligand.diffusion / 400,
    decay: ligand.decay,
  });
  expect(cells.CAR.secrete[probe.species] / probe.scale).toBeCloseTo(0.5, 12);
  for (const { dx, dy, value } of probe.points) expect(at(64 + dx, 64 + dy)).toBeCloseTo(value, 4);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pathOfTarget, readTarget, TARGET_IDS } from '../../src/validation/targets.ts';
import { root } from '../architecture/source.ts';
import { files } from './files.ts';

type Tree = { [key: string]: unknown };

/** Labels, seed, times, geometry and what is read: none of these changes the biology. */
const FREE = [
  /^(stroma|extends|code|title|question|description|seed|duration|settle)$/,
  /^(target|measure|view|readouts)(\.|$)/,
  /^tissues\./,
];
/** In a schedule or an arm: doses, and geometry or held values of a tissue. */
const GEOMETRY = [/^tissues\./, /^cells\.[^.]+\.perfuses\.radius$/];
/** What a run is given: cells fed into blood from a tumour that has no lattice. */
const GIVEN = [/^circulation\.influx\./];

/** The uptake that spheroids in a dish have. */
const SPHEROID = ['value', 'source', 'evidence', 'range'].map((key) => `species.oxygen.uptake.maximum.${key}`);
/** Speed that CXCR4 raises, held where only growth is asked for. */
const SPEEDS = ['R10', 'erkInvades', 'R15'].map((rule) => `rules.${rule}.output.speed`);

/**
 * The exceptions that are stated: linear uptake with D 1e5, one isoform's binding with the decay of the other, a bolus in
 * blood, the half-life of the other isoform, the uptake of spheroids, and the level of CXCR4 with speeds held.
 */
const STATED: Record<string, string[]> = {
  D1: [
    'species.oxygen.diffusion',
    'species.oxygen.uptake.maximum',
    'species.oxygen.uptake.halfMaximum',
    'species.oxygen.uptake.kinetics',
  ],
  D7: ['species.CXCL12.bloodLevel', 'arms.beta.set.species.CXCL12.bloodHalfLife'],
  D3: SPHEROID,
  D4: SPHEROID,
  D38: [
    'arms.more.set.cells.tumour.receptors.CXCR4',
    ...SPEEDS.map((speed) => `arms.equal speed.set.${speed}`),
    'arms.more at equal speed.set.cells.tumour.receptors.CXCR4',
    ...SPEEDS.map((speed) => `arms.more at equal speed.set.${speed}`),
  ],
  D6: ['arms.gamma.set.species.CXCL12.retardation', 'arms.gamma.set.species.CXCL12.boundWeight'],
};

describe('a validation scenario sets only geometry, arms, doses, seeds and labels', () => {
  test.each(TARGET_IDS)('%s', (id) => {
    expect(overridesOf(pathOfTarget(id))).toEqual(STATED[id] ?? []);
  });

  test('and every scenario of the folder is a target', () => {
    const found = readdirSync(join(root, 'scenarios/validation')).map((name) => `scenarios/validation/${name}`);
    expect(found.sort()).toEqual(TARGET_IDS.map(pathOfTarget).sort());
    for (const id of TARGET_IDS) expect(readTarget(id, files).target.id).toBe(id);
  });

  test('others would be listed', () => {
    expect(overridesIn({ cells: { A: { speed: 1 } }, rules: { R1: { off: true } } })).toEqual([
      'cells.A.speed',
      'rules.R1.off',
    ]);
    expect(overridesIn({ arms: { x: { set: { 'cells.A.taxis': 5, 'cells.B.secrete.C': 0 } } } })).toEqual([
      'arms.x.set.cells.A.taxis',
    ]);
    expect(
      overridesIn({
        schedule: [
          { at: 0, set: 'cells.A.speed', to: 3 },
          { at: 0, knockout: 'rules.R1' },
        ],
      }),
    ).toEqual(['schedule.0.set.cells.A.speed']);
  });
});

/** Of a file and of the validation scenarios that it extends. */
function overridesOf(path: string): string[] {
  const scenario = parse(files(path)!) as Tree;
  const extended = [scenario.extends].flat().map(String);
  const shared = /^\.\.\/(base|presets)\/[a-z0-9-]+\.yaml$/;
  const under = extended.flatMap((base) => (shared.test(base) ? [] : overridesOf(`scenarios/validation/${base}`)));
  return [...under, ...overridesIn(scenario)];
}

function overridesIn(scenario: Tree): string[] {
  const { arms, schedule, ...rest } = scenario;
  const plain = leaves(rest).filter((path) => !FREE.some((pattern) => pattern.test(path)));
  const inArms = Object.entries((arms ?? {}) as Tree).flatMap(([name, arm]) => {
    const { set, schedule: own } = arm as { set?: Tree; schedule?: Tree[] };
    const changed = Object.entries(set ?? {})
      .filter(([path, value]) => !isOff(value, path) && !isGeometry(path))
      .map(([path]) => `arms.${name}.set.${path}`);
    return [...changed, ...inSchedule(own ?? [], `arms.${name}.schedule`)];
  });
  return [...plain, ...inArms, ...inSchedule((schedule ?? []) as Tree[], 'schedule')];
}

/** An arm may switch a mechanism off, neutralise a source, or take a receptor away. */
const isOff = (value: unknown, path = ''): boolean =>
  value === 0 || value === false || (value === true && path.endsWith('.off'));
const isGeometry = (path: string): boolean => GEOMETRY.some((pattern) => pattern.test(path));

const inSchedule = (rows: Tree[], at: string): string[] =>
  rows.flatMap((row, i) => {
    if (typeof row.set !== 'string') return [];
    return isOff(row.to) || isGeometry(row.set) || GIVEN.some((pattern) => pattern.test(String(row.set)))
      ? []
      : [`${at}.${i}.set.${row.set}`];
  });

/** Dotted paths of everything that is no map. */
function leaves(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? leaves(value as Tree, at) : [at];
  });
}

/** The name of a model says what decides a run, and nothing that is only shown. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { follow, linkOf } from '../../src/link/link.ts';
import { modelDigest } from '../../src/run/model-digest.ts';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { withSetting } from '../../src/run/settings.ts';
import { compile } from '../../src/scenario/compile.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';

type Tree = { [key: string]: unknown };

/** Keys whose values people read or see, wherever they stand. */
const SHOWN = 'label singular plural help says source title question description objective route'.split(' ');
const COLOURS = ['dark', 'light'];
const BASE = 'scenarios/base/cxcl12.yaml';
const FILE = 'scenarios/hypoxia.yaml';

/** The hypoxia scenario with the shared biology changed. */
function withBase(change: (base: Tree) => void, file = FILE): Prepared {
  const files = (path: string): string | null => {
    const text = readFileSync(path, 'utf8');
    if (path !== BASE) return text;
    const base = parse(text) as Tree;
    change(base);
    return JSON.stringify(base);
  };
  const { scenario, problems } = readScenario(file, files(file)!, files);
  if (!scenario) throw new Error(problems.join('\n'));
  return scenario;
}

/** Calls back with every map of a tree. */
function everyMap(tree: unknown, visit: (map: Tree) => void): void {
  if (typeof tree !== 'object' || tree === null) return;
  if (!Array.isArray(tree)) visit(tree as Tree);
  for (const value of Object.values(tree)) everyMap(value, visit);
}

const nameOf = (scenario: Prepared): string => modelDigest(compile(scenario));
const plain = withBase(() => {});

test('every word, colour, source, mark and scale of the shared biology may change', () => {
  let changed = 0;
  const reworded = withBase((base) => {
    everyMap(base, (map) => {
      for (const [key, value] of Object.entries(map)) {
        if (SHOWN.includes(key) && typeof value === 'string') map[key] = `${value}, in other words`;
        else if (SHOWN.includes(key)) map[key] = { en: 'In other words', fr: 'Autrement dit' };
        else if (COLOURS.includes(key) && typeof value === 'string') map[key] = '#123456';
        else if (key === 'evidence') map[key] = 'recalled';
        else if (key === 'view') map[key] = 'high' in (value as Tree) ? { high: 77 } : { subject: 'HPC' };
        else continue;
        changed++;
      }
    });
  });
  expect(changed).toBeGreaterThan(300);
  expect(nameOf(reworded)).toBe(nameOf(plain));
  const [one, other] = [openRun(plain), openRun(reworded)];
  for (const run of [one, other]) advance(run, 2);
  expect(digestOf(other)).toBe(digestOf(one));
});

test('a link that was made before words and colours changed opens after it, and not after a factor has', async () => {
  const link = await linkOf(withSetting(plain, 'tissues.tumour.vesselOxygen', 20), 'link', plain);
  const reworded = withBase((base) => {
    const { tumour } = base.cells as { tumour: Tree };
    Object.assign(tumour, { help: 'In other words.', look: { ...(tumour.look as Tree), dark: '#123456' } });
  });
  const retuned = withBase((base) => {
    Object.assign((base.rules as { R12: Tree }).R12, { output: { 'secrete.VEGFA': 11 } });
  });
  expect(await follow(link, async () => reworded)).toMatchObject({
    seed: 'link',
    scenario: { cells: { tumour: { help: 'In other words.' } } },
  });
  expect(await follow(link, async () => retuned)).toMatchObject({ problem: expect.any(String) });
});

test('the name of a file has no part in it', () => {
  expect(nameOf({ ...plain, id: 'another' })).toBe(nameOf(plain));
});

test('every factor of every rule has a part in it', () => {
  const { rules } = parse(readFileSync(BASE, 'utf8')) as { rules: Record<string, { output: Record<string, number> }> };
  const applied = new Set(compile(plain).cells.flatMap(({ plan }) => plan.terms.map(({ rule }) => rule)));
  const ids = Object.keys(rules).filter((id) => applied.has(id));
  const names = ids.map((id) =>
    nameOf(
      withBase((base) => {
        const { output } = (base.rules as typeof rules)[id];
        for (const key of Object.keys(output)) output[key] = 1.5 * output[key] + 0.25;
      }),
    ),
  );
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set([...names, nameOf(plain)]).size).toBe(ids.length + 1);
});

test('order, numbers and names have a part in it; what a type does not do has none', () => {
  const others = [
    withBase((base) => {
      base.rules = Object.fromEntries(Object.entries(base.rules as Tree).reverse());
    }),
    withBase((base) => {
      (base.matrix as Tree).rest = 0.31;
    }),
    withBase((base) => {
      base.push = 5;
    }),
  ];
  expect(new Set([plain, ...others].map(nameOf)).size).toBe(4);
  const model = compile(plain);
  const later = { ...model, cells: model.cells.map((cell) => ({ ...cell, phagocytosis: 0, swims: false })) };
  expect(modelDigest(later)).toBe(modelDigest(model));
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { compile } from '../../src/scenario/compile.ts';
import { parseLayer } from '../../src/scenario/read/layers.ts';
import type { Json } from '../../src/scenario/read/plain-tree.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { describe as describePath } from '../../src/scenario/schema/lookup.ts';
import { english } from '../../src/texts/words.ts';
import { pathOfTarget, TARGET_IDS } from '../../src/validation/targets.ts';
import { fromDisk, load, readShipped, SHIPPED } from './files.ts';

describe.each(SHIPPED)('%s', (path) => {
  test('reads without problems', () => {
    expect(readShipped(path).problems).toEqual([]);
  });

  test('says what to look for before anything else, and has a title', () => {
    expect(readFileSync(path, 'utf8')).toMatch(/^# \S/);
    expect(english(load(path).title).length).toBeGreaterThan(5);
    expect(english(load(path).description).length).toBeGreaterThan(20);
  });

  test('names only measures that a run of it has', () => {
    const scenario = load(path);
    const known = measuresOf(compile(scenario), scenario).map(({ id }) => id);
    expect(known.filter((id, i) => known.indexOf(id) < i)).toEqual([]);
    const named = [...scenario.measure, ...scenario.view.charts, ...scenario.expect.map(({ measure }) => measure)];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('can be read with each of its arms', () => {
    for (const arm of Object.values(load(path).arms)) {
      const changes = Object.entries(arm.set).map(([key, value]) => `${key}=${value}`);
      expect(readShipped(path, changes).problems).toEqual([]);
    }
  });
});

/** The lessons: every file in `scenarios/`. One that is only yours lies elsewhere. */
const CLASS = readdirSync('scenarios').flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -5)] : []));

describe.each(CLASS)('%s, for a class', (id) => {
  const scenario = load(`scenarios/${id}.yaml`);

  test('has a code, a question, controls, charts and something that the run must show', () => {
    expect(scenario.code, 'code: as E15; or keep a scenario that is no lesson outside scenarios/').not.toBe('');
    expect(english(scenario.question)).toMatch(/\?$/);
    expect(scenario.controls.length).toBeGreaterThan(3);
    expect(scenario.view.charts.length).toBeGreaterThan(1);
    expect(scenario.expect.some(({ failsWithout }) => failsWithout.length > 0)).toBe(true);
  });

  test('has a lesson: questions that meet an idea, what the runs show, what to try, and a plan of 45 minutes', () => {
    const { objective, questions, try: steps, read, plan } = scenario.lesson;
    expect(english(objective), 'lesson.objective: a sentence').toMatch(/\.$/);
    for (const [key, part] of Object.entries({ try: steps, read }))
      expect(part.length, `lines of lesson.${key}`).toBeGreaterThan(1);
    expect(questions.length, 'questions of the lesson').toBeGreaterThan(2);
    questions.forEach(({ ask, hint, why, explain, idea, truth, next }, i) => {
      const at = `lesson.questions.${i}`;
      expect(english(ask), `${at}.ask: a question`).toMatch(/\?( |$)/);
      for (const [key, text] of Object.entries({ hint, why, explain, idea, truth, next }))
        expect(english(text), `${at}.${key}: a sentence`).toMatch(/[.?]$/);
    });
    expect(
      plan.reduce((sum, { minutes }) => sum + minutes, 0),
      'minutes of lesson.plan together',
    ).toBe(45);
  });

  test('asks when, where or how much, and not only more or less', () => {
    const kinds = scenario.lesson.questions.map(({ choose, reads }) =>
      choose === undefined
        ? 'other'
        : choose.edges.length > 2 || reads[choose.of].reduce === 'timeOfMax'
          ? 'much'
          : 'few',
    );
    expect(kinds.filter((kind) => kind !== 'few').length).toBeGreaterThan(0);
  });

  test('every expectation has a limit', () => {
    for (const { says, above, below } of scenario.expect) expect([says, above ?? below]).not.toContain(undefined);
  });
});

const BASES = [
  'bone',
  'cxcl12',
  'cxcl12-beta',
  'cxcl12-gamma',
  'drugs',
  'heterogeneity',
  'immune',
  'inflammation',
  'onward',
  'organs',
  'repair',
  'scavenger',
  'spread',
];

describe.each(BASES)('base/%s', (id) => {
  test('can be extended', () => {
    const path = 'scenarios/validation/d14.yaml';
    const text = readFileSync(path, 'utf8').replace('base/cxcl12.yaml', `base/${id}.yaml`);
    expect(readScenario(path, text, fromDisk).problems).toEqual([]);
  });

  test('gives every number of cells, axes, species, drugs, blood and niche with a source and an evidence mark', () => {
    const raw = parseLayer(id, readFileSync(`scenarios/base/${id}.yaml`, 'utf8')).layer.value as {
      [key: string]: Json;
    };
    const bare: string[] = [];
    for (const section of [
      'species',
      'receptors',
      'states',
      'traits',
      'axes',
      'cells',
      'drugs',
      'matrix',
      'debris',
      'circulation',
      'niche',
    ]) {
      walk(raw[section] ?? {}, [section], bare);
    }
    expect(bare).toEqual([]);
  });
});

/** Numbers that only say how something is shown or offered, or that a type does not do a thing at all. */
const PLAIN = /\.(view|dose|weights)\.|\.(high|low)$/;

/** Collects the paths of numbers that are written without a source. */
function walk(value: Json, path: string[], bare: string[]): void {
  const meta = describePath(path);
  if (meta) {
    const told =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Boolean(value.source) &&
      Boolean(value.evidence);
    if (!told && value !== 0 && !PLAIN.test(path.join('.'))) bare.push(path.join('.'));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], bare);
  }
}

test('there is a validation scenario for each target', () => {
  const found = SHIPPED.filter((path) => path.startsWith('scenarios/validation/'));
  expect(found.sort()).toEqual(TARGET_IDS.map(pathOfTarget).sort());
});

/** All that shipped scenarios and the engine say is known in German, and nothing else is kept. */
import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { PHASE_NAMES } from '../../src/observe/shown.ts';
import { SMALLER } from '../../src/run/arms.ts';
import { closeRun, layOutRun } from '../../src/run/run.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { inputText } from '../../src/scenario/rule-text.ts';
import { describeRun } from '../../src/serve/describe-run.ts';
import type { Opened } from '../../src/serve/protocol.ts';
import { english, type Text } from '../../src/texts/text.ts';
import { mechanismOf } from '../../src/ui/lesson/tasks.ts';
import { phrases } from '../../src/ui/texts/de-phrases.ts';
import { type Phrases, translator } from '../../src/ui/texts/phrases.ts';
import { load, SHIPPED } from '../scenario/files.ts';

const SHOWN = SHIPPED.filter((path) => !path.includes('/validation/'));
/** Units that are words. */
const UNITS = /cells|sites/;
/** Inputs of rules that are words rather than formulae. */
const WORD = /^[a-z]+$/;

/** Every text of a scenario that the page shows. */
function textsOf(path: string): string[] {
  const scenario = load(path);
  const run = layOutRun(scenario, scenario.seed);
  const { model } = run.engine.world;
  const told = describeRun(run, measuresOf(model, scenario));
  closeRun(run);
  const inputs = model.cells.flatMap(({ plan }) => plan.terms.map((term) => inputText(scenario, term)));
  const texts = [
    ...ofRun(told),
    ...ofScenario(scenario),
    ...mechanisms(scenario).map((mechanism) => mechanismOf(scenario, told, mechanism)),
    ...inputs.filter((text) => WORD.test(text)),
  ];
  return texts.map(english).filter((text) => text !== '');
}

const ofRun = (run: Opened): Text[] => [
  run.title,
  run.question,
  ...run.notes,
  ...run.tissues.map(({ label }) => label),
  ...run.cells.flatMap((cell) => [cell.label, cell.help, cell.singular, cell.plural]),
  ...run.columns.flatMap(({ label, help }) => [label, help]),
  ...run.fields.flatMap(({ label, help, contours }) => [label, help, ...contours.map((contour) => contour.label)]),
  ...run.measures.flatMap(({ label, help, unit }) => [label, help, ...(UNITS.test(unit) ? [unit] : [])]),
  ...run.controls.flatMap(({ label, help, group }) => [label, help, group]),
  ...run.drugs.flatMap(({ label, help, route }) => [label, help, route]),
  ...run.rules.map(({ says }) => says),
];

function ofScenario({ description, lesson: { en }, expect, arms, dials, circulation }: Prepared): Text[] {
  return [
    description,
    ...(en === undefined ? [] : [en.objective, ...en.predict, ...en.do, ...en.read]),
    ...expect.map(({ says }) => says),
    ...Object.entries(arms).flatMap(([name, { label = name }]) => (name === SMALLER ? [] : [label])),
    ...Object.values(dials).flatMap(({ label, help }) => [label, help]),
    ...Object.values(circulation.organs).map(({ label }) => label),
  ];
}

/** Paths that a lesson names: what arms change and what expectations are tried without. */
const mechanisms = ({ arms, expect }: Prepared): string[] => [
  ...Object.entries(arms).flatMap(([name, { set, schedule }]) =>
    // What a slow machine is offered is nowhere spelt out.
    name === SMALLER ? [] : [...Object.keys(set), ...schedule.flatMap((row) => row.set ?? [])],
  ),
  ...expect.flatMap(({ failsWithout }) => failsWithout.flat()),
];

describe('the German phrases', () => {
  const texts = [...new Set([...PHASE_NAMES, ...SHOWN.flatMap(textsOf)])];

  test('say all that shipped scenarios and the engine say', () => {
    const german = translator(phrases);
    expect(texts.filter((text) => german(text) === null)).toEqual([]);
  });

  test('are all in use', () => {
    const keys = Object.keys(phrases);
    const numbered = Object.fromEntries(keys.map((key, i) => [key, `${phrases[key]}<${i}>`]));
    const german = translator(numbered);
    const said = texts.map((text) => german(text) ?? '').join('\n');
    expect(keys.filter((_, i) => !said.includes(`<${i}>`))).toEqual([]);
  });

  test('fill every hole once', () => {
    const holes = (text: string) => (text.match(/\{\d*\}/g) ?? []).sort();
    const wrong = Object.entries(phrases).filter(([key, says]) => {
      const [asked, given] = [holes(key), holes(says)];
      const byNumber = asked.map((_, i) => `{${i + 1}}`);
      return String(given) !== String(asked) && String(given) !== String(byNumber);
    });
    expect(wrong).toEqual([]);
  });

  test('are written as German is: decimal comma, German quotes, minus sign, no space at either end', () => {
    const german = translator(phrases);
    const odd = texts
      .flatMap((text) => german(text) ?? [])
      .filter((says) => /"|\d\.\d|(^| )-\d|^\s|\s$| {2}/.test(says));
    expect(odd).toEqual([]);
  });
});

describe('a translator', () => {
  const german = (more: Phrases = {}) =>
    translator({
      Vessel: 'Gefäß',
      Tumour: 'Tumor',
      'Tumour cell': 'Tumorzelle',
      '{}, dead': '{}, tot',
      '{}, {}': '{}, {}',
      '{} at {}': '{2}: {1} am Ort',
      'What? (all)': 'Was? (alles)',
      ...more,
    });

  test('knows a text as it stands', () => {
    expect(german()('Tumour cell')).toBe('Tumorzelle');
    expect(german()('What? (all)')).toBe('Was? (alles)');
  });

  test('knows a text by its pattern, with the holes in any order', () => {
    expect(german()('Tumour cell, dead')).toBe('Tumorzelle, tot');
    expect(german()('Vessel at Tumour cell')).toBe('Tumorzelle: Gefäß am Ort');
  });

  test('takes a text as it stands before a pattern, and the longer pattern before the shorter', () => {
    expect(german({ 'Tumour cell, dead': 'tote Tumorzelle' })('Tumour cell, dead')).toBe('tote Tumorzelle');
    expect(german({ dead: 'falsch' })('Vessel, dead')).toBe('Gefäß, tot');
  });

  test('fills holes with patterns', () => {
    expect(german()('Vessel, dead, Tumour')).toBe('Gefäß, tot, Tumor');
  });

  test('leaves numbers and short names as they are', () => {
    for (const name of ['CXCL12', 'CXCL12α', 'R12', 'VEGF-A', 'IL-1R1', '300', '20 %'])
      expect(german()(name)).toBe(name);
    expect(german()('CXCR4 at Vessel')).toBe('Gefäß: CXCR4 am Ort');
  });

  test('says of a text that it does not know it', () => {
    for (const text of ['tumour', 'Stroma', 'Stroma, dead', 'vessel at Tumour', 'What? (some)', 'toString'])
      expect(german()(text)).toBeNull();
  });
});

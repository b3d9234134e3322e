/** German is complete: all that shipped scenarios and the engine say of them is said in German. */
import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { closeRun, layOutRun } from '../../src/run/run.ts';
import { SMALLER } from '../../src/run/scenario-arms.ts';
import { BEHAVIOURS } from '../../src/scenario/behaviours.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { mechanism, settingLabel } from '../../src/scenario/setting-words.ts';
import { describeRun } from '../../src/serve/describe-run.ts';
import type { Opened } from '../../src/serve/protocol.ts';
import { inexactNumbers } from '../../src/sweep/inexact-numbers.ts';
import { en } from '../../src/texts/en.ts';
import { english, type Phrase, textFor, type Words } from '../../src/texts/words.ts';
import { texts } from '../../src/ui/texts/de.tsx';
import { EVENTS } from '../../src/world/world.ts';
import { load, SHIPPED } from '../scenario/files.ts';
import { textsOfLesson } from '../scenario/lesson-texts.ts';

const SHOWN = SHIPPED.filter((path) => !path.includes('/validation/'));
/** Units that are words. */
const UNITS = /cells|sites/;

const german = (words: Words): string => textFor(words, { code: 'de', core: texts.core });

/** What is written alike everywhere: numbers, and short names of capitals and digits such as CAF, R12 or CXCL12α. */
const NAME = /^(?=(.*[A-Z\d]){2})[A-Z\d][\wα-ω./+-]*$|^[\d\s,%×()−-]*$/;
/** Words that are the same in both languages. */
const ALIKE =
  /^(Fibroblast|Sinusoid|sinusoid|Plerixafor|Mavorixafor|Checkpoint|Kd|K_d|Matrix|miR-302b|plerixafor|mavorixafor|local|oral|\d+ (nM|mmHg|Kd))$/;

/** Every text of a scenario that the page shows. */
function wordsOf(path: string): Words[] {
  const scenario = load(path);
  const run = layOutRun(scenario, scenario.seed);
  const { model } = run.engine.world;
  const told = describeRun(run, measuresOf(model, scenario));
  closeRun(run);
  return [
    ...ofRun(told),
    ...ofScenario(scenario),
    ...mechanisms(scenario).map((one) => mechanism(scenario, one)),
    // What is told of how sure an answer is may be any number that is not exact.
    ...inexactNumbers(scenario).map((one) => settingLabel(scenario, one.path)),
  ];
}

const ofRun = (run: Opened): Words[] => [
  run.title,
  run.question,
  ...run.notes,
  ...run.tissues.map(({ label }) => label),
  ...run.cells.flatMap(({ label, singular, plural, help }) => [label, singular, plural, help]),
  ...run.columns.flatMap(({ label, help }) => [label, help]),
  ...run.fields.flatMap(({ label, help, contours }) => [label, help, ...contours.map((contour) => contour.label)]),
  ...run.measures.flatMap(({ label, short, help }) => [label, short, help]),
  ...run.controls.flatMap(({ label, help }) => [label, help]),
  ...run.drugs.flatMap(({ label, help, route }) => [label, help, route]),
  ...run.rules.map(({ says }) => says),
];

const ofScenario = ({ description, expect, arms, dials, circulation, lesson }: Prepared): Words[] => [
  description,
  ...expect.map(({ says }) => says),
  ...Object.entries(arms).flatMap(([name, { label = name }]) => (name === SMALLER ? [] : [label])),
  ...Object.values(dials).flatMap(({ label, help }) => [label, help]),
  ...Object.values(circulation.organs).map(({ label }) => label),
  ...textsOfLesson(lesson),
];

/** What is said of behaviours where a cell is looked at. */
const BEHAVIOUR_WORDS = Object.values(BEHAVIOURS).map(({ name }) => ({ english: english(name), german: german(name) }));

/** Paths that a lesson names: what arms change and what expectations are tried without. */
const mechanisms = ({ arms, expect }: Prepared): string[] => [
  ...Object.entries(arms).flatMap(([name, { set, schedule }]) =>
    // What a slow machine is offered is nowhere spelt out.
    name === SMALLER ? [] : [...Object.keys(set), ...schedule.flatMap((row) => row.set ?? [])],
  ),
  ...expect.flatMap(({ failsWithout }) => failsWithout.flat()),
];

describe('German', () => {
  const all = SHOWN.flatMap(wordsOf).map((words) => ({ english: english(words), german: german(words) }));
  const pairs = [...new Map(all.map((pair) => [JSON.stringify(pair), pair])).values()].filter(
    (pair) => pair.english !== '',
  );

  test('says all that shipped scenarios and the engine say', () => {
    expect(pairs.length).toBeGreaterThan(800);
    const same = [...pairs, ...BEHAVIOUR_WORDS]
      .filter((pair) => pair.english === pair.german)
      .map((pair) => pair.english);
    const left = same.filter((text) => text.split(/, |: /).some((part) => !NAME.test(part) && !ALIKE.test(part)));
    expect(left, 'not translated; a word that is alike in both languages belongs to ALIKE of this test').toEqual([]);
  });

  test('has words of its own for every setting that is named', () => {
    const settings = SHOWN.flatMap(wordsOf).filter((words) => typeof words !== 'string' && 'place' in words);
    expect(settings.length).toBeGreaterThan(80);
    const bare = settings.map((words) => ({ ...(words as Phrase), owner: '', of: '', one: '', many: '' }));
    const same = bare.filter((words) => english(words) === german(words)).map(english);
    expect(same.filter((text) => text !== '')).toEqual([]);
  });

  test('fills every text in with names', () => {
    const odd = pairs.filter((pair) =>
      /undefined|null|NaN|\[object|^\s|\s$| {2}|[{}]/.test(`${pair.english}\n${pair.german}`),
    );
    expect(odd).toEqual([]);
  });

  test('is written as German is: decimal comma, German quotes, minus sign', () => {
    expect(pairs.filter((pair) => /"|\d\.\d|(^| )-\d/.test(pair.german))).toEqual([]);
  });

  test('names units that are words', () => {
    const units = SHOWN.flatMap((path) => {
      const scenario = load(path);
      const run = layOutRun(scenario, scenario.seed);
      const measures = measuresOf(run.engine.world.model, scenario);
      closeRun(run);
      return measures.map(({ unit }) => unit).filter((unit) => UNITS.test(unit));
    });
    expect([...new Set(units)].filter((unit) => texts.units[unit] === undefined)).toEqual([]);
  });
});

test('every event that is counted has its words', () => {
  expect(Object.keys(en.events).sort()).toEqual([...EVENTS].sort());
});

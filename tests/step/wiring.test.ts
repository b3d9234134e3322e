/** Every behaviour and reading that rules may name is done by one file, and those that were there first stay where they were. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BEHAVIOUR_NAMES, HAPPENINGS } from '../../src/scenario/behaviours.ts';
import { BEHAVIOURS } from '../../src/step/behaviours/list.ts';

const filesIn = (folder: string, besides: readonly string[]): string[] =>
  readdirSync(folder).flatMap((name) => (besides.includes(name) ? [] : [name.replace(/\.ts$/, '')]));

/** Their order is part of what every run means: a new one goes behind them. */
const FIRST_DONE =
  'division apoptosis necrosis departure sprouting regression intravasation lymphEntry become enter phagocytosis';
const FIRST_NAMED =
  'division apoptosis necrosis departure sprouting regression intravasation lymphEntry speed adhesion ' +
  'matrixDeposition matrixRemoval integrin mutation erosion phagocytosis lossFromBlood';

test('every behaviour that happens at a rate is done by exactly one entry of the list', () => {
  const done: readonly string[] = BEHAVIOURS.map(({ output }) => output);
  const wanted: readonly string[] = [...HAPPENINGS, 'become', 'enter'];
  const twice = done.filter((one, i) => done.indexOf(one) !== i);
  expect({
    missing: wanted.filter((one) => !done.includes(one)),
    unknown: done.filter((one) => !wanted.includes(one)),
    twice,
  }).toEqual({
    missing: [],
    unknown: [],
    twice: [],
  });
});

test('every file of a behaviour is in the list', () => {
  expect(filesIn('src/step/behaviours', ['list.ts', 'behaviour.ts'])).toHaveLength(BEHAVIOURS.length);
});

test('new behaviours stand behind those that were there', () => {
  const first = (names: readonly string[], known: string): string => names.slice(0, known.split(' ').length).join(' ');
  const done = BEHAVIOURS.map(({ output }) => output);
  expect(first(done, FIRST_DONE), 'src/step/behaviours/list.ts').toBe(FIRST_DONE);
  expect(first(BEHAVIOUR_NAMES, FIRST_NAMED), 'src/scenario/behaviours.ts').toBe(FIRST_NAMED);
  expect(done.slice(FIRST_DONE.split(' ').length), 'add the new behaviour to FIRST_DONE').toEqual([]);
  expect(BEHAVIOUR_NAMES.slice(FIRST_NAMED.split(' ').length), 'add the new behaviour to FIRST_NAMED').toEqual([]);
});

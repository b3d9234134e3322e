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
  'matrixDeposition matrixRemoval integrin mutation erosion phagocytosis';

test('every behaviour that happens at a rate is done by exactly one entry of the list', () => {
  const done = BEHAVIOURS.map(({ output }) => output);
  expect([...done].sort()).toEqual([...HAPPENINGS, 'become', 'enter'].sort());
});

test('every file of a behaviour is in the list', () => {
  expect(filesIn('src/step/behaviours', ['list.ts', 'behaviour.ts'])).toHaveLength(BEHAVIOURS.length);
});

test('new behaviours stand behind those that were there', () => {
  expect(BEHAVIOURS.map(({ output }) => output).slice(0, FIRST_DONE.split(' ').length)).toEqual(FIRST_DONE.split(' '));
  expect(BEHAVIOUR_NAMES.slice(0, FIRST_NAMED.split(' ').length)).toEqual(FIRST_NAMED.split(' '));
});

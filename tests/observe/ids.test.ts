/** Every measure of a scenario has an id of its own. */
import { expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { modelOf } from '../../src/scenario/prepared.ts';
import { load, SHIPPED } from '../scenario/files.ts';

test('no two files of src/observe/measures give measures of one id', () => {
  const found = new Set<string>();
  for (const path of SHIPPED.filter((one) => !one.includes('validation'))) {
    const scenario = load(path);
    const ids = measuresOf(modelOf(scenario), scenario).map(({ id }) => id);
    for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) found.add(id);
  }
  expect([...found]).toEqual([]);
});

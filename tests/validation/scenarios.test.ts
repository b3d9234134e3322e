import { test } from 'vitest';
import { expectShown } from './shown.ts';

/** What is read soon, with its knockouts; the long tests do all of it, and the targets that say how much. */
test.each([
  ['scenarios/goldilocks.yaml', ['Cells at Kd climb']],
  ['scenarios/competition.yaml', ['Cells at Kd stop', 'Cells at 20 Kd begin to climb']],
])('%s shows %j, and not without the mechanism', (path, chosen) => {
  expectShown(path, chosen);
});

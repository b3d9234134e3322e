import { test } from 'vitest';
import { expectShown } from './shown.ts';

/** What is read early, with its knockouts; the long tests do all of it. */
test.each([
  ['scenarios/hypoxia.yaml', ['Cells short of oxygen carry more CXCR4']],
  ['scenarios/mobilisation.yaml', ['They peak at about nine hours']],
  ['scenarios/goldilocks.yaml', ['Cells at Kd climb']],
  ['scenarios/competition.yaml', ['Cells at Kd stop', 'Cells at 20 Kd begin to climb']],
])('%s shows %j, and not without the mechanism', { timeout: 600_000 }, (path, chosen) => {
  expectShown(path, chosen);
});

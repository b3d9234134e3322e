import { test } from 'vitest';
import { expectShown } from './shown.ts';

test.each(['scenarios/hypoxia.yaml', 'scenarios/mobilisation.yaml', 'scenarios/niche.yaml'])(
  '%s shows all that it says, and none of it without the mechanism',
  (path) => {
    expectShown(path);
  },
);

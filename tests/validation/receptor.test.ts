import { describe, test } from 'vitest';
import { expectTarget } from './files.ts';

describe('receptor and drug meet', () => {
  test.each([
    ['D10', 'the time of rise and fall under changing oxygen'],
    ['D14', 'the blood level after an injection'],
  ])('%s: %s', async (id) => {
    await expectTarget(id);
  });
});

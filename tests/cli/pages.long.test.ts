import { expect, test } from 'vitest';
import { CALLS, expectDone, isLong, withFiles } from './pages.ts';

test('the longer commands that the pages show can be run', async () => {
  const calls = CALLS.filter(isLong);
  expect(calls.length).toBeGreaterThan(5);
  await withFiles(async (folder) => {
    for (const call of calls) await expectDone(call, folder);
  });
});

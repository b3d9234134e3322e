import { expect, test } from 'vitest';
import { CALLS, expectDone, parted, withFiles } from './pages.ts';

test('the commands that the pages show can be run', async () => {
  const calls = [...CALLS.values()].flatMap((ofPage) => parted(ofPage).short);
  expect(calls.length).toBeGreaterThan(8);
  await withFiles(async (folder) => {
    for (const call of calls) await expectDone(call, folder);
  });
});

import { expect, test } from 'vitest';
import { CALLS, expectDone, parted, withFiles } from './pages.ts';

const longer = [...CALLS].flatMap(([page, calls]) => parted(calls).long.map((together) => ({ page, ...together })));

test('the pages show longer commands of several kinds', () => {
  expect(longer.length).toBeGreaterThan(5);
});

test.each(longer)('the calls of $command on $page can be run', async ({ calls }) => {
  await withFiles(async (folder) => {
    for (const call of calls) await expectDone(call, folder);
  });
});

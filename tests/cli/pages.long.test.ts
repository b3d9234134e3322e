import { expect, test } from 'vitest';
import { CALLS, expectDone, isLong, withFiles } from './pages.ts';

/** The longer calls of a page by their command: those of one command may go on with what another of them has left. */
const longer = [...CALLS].flatMap(([page, calls]) => {
  const long = calls.filter(isLong);
  const commands = [...new Set(long.map(([command]) => command))];
  return commands.map((command) => ({ page, command, calls: long.filter((call) => call[0] === command) }));
});

test('the pages show longer commands of several kinds', () => {
  expect(longer.length).toBeGreaterThan(5);
});

test.each(longer)('the calls of $command on $page can be run', async ({ calls }) => {
  await withFiles(async (folder) => {
    for (const call of calls) await expectDone(call, folder);
  });
});

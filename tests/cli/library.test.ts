import { expect, test } from 'vitest';
import { stroma as commandLine, SMALL } from './stroma.ts';

/** Imported by a name that the compiler does not follow, since its types are built only for the package. */
const PACKAGE: string = 'stroma';

test('the library loads and runs a scenario with the digest of the command line', async () => {
  const stroma: typeof import('../../src/index.ts') = await import(/* @vite-ignore */ PACKAGE);
  const scenario = stroma.load(SMALL, ['push=4']);
  expect(scenario.push).toBe(4);
  let steps = 0;
  const { digest, hours, measures, rows } = stroma.run(scenario, { seed: 'flint', every: 10, onStep: () => steps++ });
  expect({ steps, hours }).toEqual({ steps: 60, hours: 5 });
  expect(rows.map(({ step }) => step)).toEqual([-10, 0, 10, 20, 30, 40, 50]);
  expect(rows[0].values).toHaveLength(measures.length);
  const { stdout } = await commandLine('run', SMALL, '--seed', 'flint', '--set', 'push=4', '--json');
  expect(JSON.parse(stdout).digest).toBe(digest);
});

test('a file with mistakes throws them all', async () => {
  const { load } = await import('../../src/index.ts');
  expect(() => load('tests/cli/fixtures/wrong.yaml')).toThrow(/duration: .*\n.*pusch: .*\n.*vesselOxygen: /);
});

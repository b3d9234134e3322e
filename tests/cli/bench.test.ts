import { expect, test } from 'vitest';
import { STAGES } from '../../src/step/stages.ts';
import { SMALL, stroma } from './stroma.ts';

test('says how long a step takes, whole and by stage, and what happened in it', async () => {
  const { code, stdout } = await stroma('bench', SMALL, '--at', '1h', '--steps', '20', '--json');
  expect(code).toBe(0);
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ scenario: 'small', hours: 1, steps: 20, machine: expect.stringContaining('Node ') });
  expect(Object.keys(result.stages)).toEqual(STAGES.map(({ name }) => name));
  expect(result.median).toBeGreaterThan(0);
  expect(result.high).toBeGreaterThanOrEqual(result.low);
  expect(result.cells).toBeGreaterThan(200);
  expect(result.divisions).toBeGreaterThan(0);
  expect(result.moves).toBeGreaterThanOrEqual(0);
});

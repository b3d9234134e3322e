/** The pictures of the gallery: there is one of every scenario that the page opens, and it can be read. */
import { existsSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { shippedScenarios } from '../../src/cli/home.ts';
import { frameOf, type Still } from '../../src/render/still.ts';
import { stroma } from './stroma.ts';

const names = Object.keys(shippedScenarios());

test.each(names)('%s has a picture with cells of its own', (name) => {
  expect(existsSync(`scenarios/stills/${name}.json`), `its picture: npx stroma stills ${name}`).toBe(true);
  const still = JSON.parse(readFileSync(`scenarios/stills/${name}.json`, 'utf8')) as Still;
  const frame = frameOf(still, inflateRawSync(Buffer.from(still.data, 'base64')));
  const cells = [frame.structural, frame.mobile].flatMap((slots) => [...slots.filter((_, at) => at % 4 === 0)]);
  expect(Math.max(...cells)).toBeLessThanOrEqual(still.cells.length);
  expect(cells.some((type) => type > 0)).toBe(true);
  expect(Math.max(...frame.field)).toBeLessThanOrEqual(still.field?.high ?? 0);
});

test('an unknown scenario is refused with the names of all, and the nearest', async () => {
  const { code, stderr } = await stroma('stills', 'hypoxya');
  expect(code).toBe(2);
  expect(stderr).toContain('found "hypoxya", expected one of');
});

/** Scenarios of the page are those that the reader gives, to the last key and its place. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkedScenarios } from '../../scripts/checked-scenarios.ts';
import { applied, type Plain } from '../../src/base/difference.ts';
import { load, SHIPPED } from '../scenario/files.ts';

/** What a module of the page gives, by its text; of what it imports only the flagship is known. */
function given(path: string, base: Plain): Plain {
  const plugin = checkedScenarios() as unknown as {
    load: { handler(this: { addWatchFile(path: string): void }, id: string): { code: string } };
  };
  const { code } = plugin.load.handler.call({ addWatchFile() {} }, `${resolve(path)}?checked`);
  const [, read] = /export default (?:applied\(base, )?JSON\.parse\((".*")\)\)?;$/.exec(code)!;
  const value = JSON.parse(JSON.parse(read!) as string) as Plain;
  return code.startsWith('import') ? applied(base, value) : value;
}

test('every scenario that the page has comes whole, though only what sets it apart is sent', () => {
  const flagship = given('scenarios/hypoxia.yaml', null);
  const pages = SHIPPED.filter((path) => /^scenarios\/[^/]+$/.test(path));
  expect(pages.length).toBeGreaterThan(10);
  for (const path of pages) expect(JSON.stringify(given(path, flagship))).toBe(JSON.stringify(load(path)));
});

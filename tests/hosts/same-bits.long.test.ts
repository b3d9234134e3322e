import { afterAll, beforeAll, inject, test } from 'vitest';
import { neededEngines } from '../../scripts/engines.mjs';
import { comparedRuns } from './compared.ts';
import { Page } from './hosts.ts';
import { expectReplayed } from './steered.ts';

const inBrowser = neededEngines().includes('browser');
let page: Page | undefined;
beforeAll(async () => {
  if (inBrowser) page = await Page.open(inject('page'));
});
afterAll(() => page?.close());

test.skipIf(!inBrowser)('a session of the flagship steered in the page has the digests of its own replay', async () => {
  const [flagship] = comparedRuns([20, 40, 60]);
  await expectReplayed(page!, flagship, [
    { before: 10, action: { do: 'set', path: 'tissues.tumour.vesselOxygen', value: 12 } },
    { before: 30, action: { do: 'dose', drug: 'plerixafor', amount: 16.8 } },
    { before: 30, action: { do: 'set', path: 'tissues.tumour.vesselOxygen', value: 55 } },
  ]);
});

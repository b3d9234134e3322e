/** The methods section of everything that comes with Stroma. */
import { afterAll, test } from 'vitest';
import { shippedScenarios } from '../../src/cli/home.ts';
import { sweepNames } from '../../src/cli/sweep/files.ts';
import { expectWrittenInFull } from './methods.ts';
import { newFolder } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

test('every scenario and sweep that comes with Stroma is written in full', async () => {
  for (const name of [...Object.keys(shippedScenarios()), ...sweepNames()])
    await expectWrittenInFull(name, folder.path(`${name}.bib`));
});

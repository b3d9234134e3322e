/** A measured section is dropped on the page: it is matched, reported, run, and the same on the command line. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stroma } from '../cli/stroma.ts';
import { violations } from './accessible.ts';
import { digestShown, launch, openPage } from './page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const TYPES = ['Tumor', 'CAF', 'CD8 T cell', 'Mast cell', 'vesel', 'Stroma'];

/** A QuPath table of 1,500 cells on 40 × 40 sites. */
const section = (): string => {
  const rows = Array.from({ length: 1500 }, (_, i) => {
    const [x, y] = [(i % 40) * 20 + 1007, Math.floor(i / 40) * 20 + 511];
    const type = i % 9 === 0 ? 'vesel' : Math.hypot(x - 1400, y - 900) < 250 ? 'Tumor' : TYPES[i % TYPES.length];
    return `${i},${type},${x},${y},${i % 7}`;
  });
  return `Object ID,Classification,Centroid X µm,Centroid Y µm,Area µm^2\n${rows.join('\n')}\n`;
};

const drop = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      document.documentElement.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );

test('a table of cells that is dropped runs, after a report, and its file gives the same on the command line', async () => {
  const { page, errors } = await openPage(browser);
  await drop(page, 'section.csv', section());
  const dialog = page.locator('.import');
  await expect.poll(() => dialog.getAttribute('data-outcome')).toBe('done');
  // What looks like a slip is proposed, and marked as a guess.
  expect(await page.locator('[data-kind="vesel"]').inputValue()).toBe('vessel');
  expect(await page.locator('.import-kinds li[data-sure="false"]').allInnerTexts()).toEqual([
    expect.stringContaining('vesel'),
  ]);
  expect(await violations(page, 'an import')).toEqual([]);
  const report = () => page.locator('[data-readout="import-report"]').innerText();
  expect(await report()).toContain('QuPath, commas between columns');
  expect(await report()).toContain('1,500 cells, 0.80 × 0.76 mm');
  expect(await report()).toContain('1,500 of 1,500 cells are in the tissue');
  expect(await report()).toContain('ignored columns: Object ID, Area µm^2');

  // By keyboard: one type is left out.
  await page.locator('[data-kind="Mast cell"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(report).toContain('left out by name, "Mast cell"');
  // Without vessels the page asks where oxygen comes from.
  await page.locator('[data-kind="vesel"]').selectOption('filler');
  await expect.poll(() => dialog.getAttribute('data-outcome')).toBe('asks');
  expect(await page.locator('[data-readout="import-problem"]').innerText()).toContain('Where does it come from?');
  await page.locator('[data-control="import-source"]').selectOption('added');
  await expect.poll(() => dialog.getAttribute('data-outcome')).toBe('done');

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action="save-import"]').click(),
  ]);
  const file = join(mkdtempSync(join(tmpdir(), 'stroma-page-')), saved.suggestedFilename());
  await saved.saveAs(file);
  await page.locator('[data-action="run-import"]').click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toContain('A tissue from section.csv');
  const own = await digestShown(page);
  const { code, stdout, stderr } = await stroma('run', file, '--until', '0', '--json');
  expect([code, stderr]).toEqual([0, '']);
  expect((JSON.parse(stdout) as { digest: string }).digest).toBe(own);
  expect(errors).toEqual([]);
});

test('what a file does not say is asked for: columns, unit, size of a pixel', async () => {
  const { page, errors } = await openPage(browser);
  const text = `a,posx,posy,what\n${Array.from({ length: 40 }, (_, i) => `${i},${(i % 8) * 50},${Math.floor(i / 8) * 50},tumour`).join('\n')}\n`;
  await drop(page, 'odd.csv', text);
  const problem = page.locator('[data-readout="import-problem"]');
  await expect.poll(() => problem.innerText()).toContain('Which hold x, y and the type?');
  for (const [role, name] of Object.entries({ x: 'posx', y: 'posy', type: 'what' }))
    await page.locator(`[data-control="import-column-${role}"]`).selectOption(name);
  await expect.poll(() => problem.innerText()).toContain('in which unit');
  await page.locator('[data-control="import-unit"]').selectOption('px');
  await expect.poll(() => problem.innerText()).toContain('How large is a pixel?');
  await page.locator('[data-control="import-pixel"]').fill('0.4');
  await expect.poll(() => page.locator('.import').getAttribute('data-outcome')).toBe('done');
  expect(await page.locator('[data-readout="import-report"]').innerText()).toContain('in pixels of 0.4 µm');
  await page.keyboard.press('Escape');
  await page.locator('.import').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

test('a project of PhysiCell becomes the scenario that the command line makes of it', async () => {
  const { page, errors } = await openPage(browser);
  const folder = 'tests/cli/fixtures/physicell';
  await page
    .locator('[data-control="file"]')
    .setInputFiles(
      ['PhysiCell_settings.xml', 'cells.csv', 'cell_rules.csv'].map((name) => join(folder, 'config', name)),
    );
  await expect.poll(() => page.locator('.import').getAttribute('data-outcome')).toBe('done');
  expect(await violations(page, 'a project')).toEqual([]);
  const report = await page.locator('[data-readout="import-report"]').innerText();
  for (const part of ['Left out', 'Changed', 'Added', 'Kept']) expect(report).toContain(part);
  await page.locator('[data-action="run-import"]').click();
  await page.locator('.import').waitFor({ state: 'detached' });
  await expect.poll(() => page.title()).toContain('PhysiCell_settings');
  const own = await digestShown(page);
  const imported = await stroma('import', 'physicell', folder);
  const file = join(mkdtempSync(join(tmpdir(), 'stroma-page-')), 'project.yaml');
  writeFileSync(file, imported.stdout);
  const { stdout } = await stroma('run', file, '--until', '0', '--json');
  expect((JSON.parse(stdout) as { digest: string }).digest).toBe(own);
  expect(errors).toEqual([]);
});

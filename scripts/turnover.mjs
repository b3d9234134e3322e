/** The world used for speed measurements, in the page. */
import { readFileSync } from 'node:fs';

const path = new URL('../scenarios/bench/turnover.yaml', import.meta.url);

/**
 * Opens it at SIDE × SIDE sites, as a file dropped on the page, with further rows of a scenario if given, and for a
 * given duration.
 */
export async function openTurnover(page, side, more = '', duration = '10 d') {
  const sized = readFileSync(path, 'utf8').replace(/(width|height): 500/g, `$1: ${side}`);
  const text = sized.replace(/^duration: .*$/m, `duration: ${duration}`) + more;
  await page.evaluate((dropped) => {
    const data = new DataTransfer();
    data.items.add(new File([dropped], 'turnover.yaml'));
    document.documentElement.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.waitForFunction(() => document.title.startsWith('Turnover'), undefined, { timeout: 300_000 });
}

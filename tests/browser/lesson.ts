/** The small world with a lesson of three questions, which share their runs. */
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { dropFile, SMALL_WORLD } from './handling.ts';
import { type Opened, openPage } from './page.ts';

export const WITH_LESSON = `${SMALL_WORLD}
arms:
  no response: { set: { rules.R1.output.receptor.CXCR4: 1 } }
lesson:
  title: Oxygen and a receptor
  objective: Low oxygen raises CXCR4 of a tumour cell.
  base: as it is
  questions:
    - setting: In a second run low oxygen does nothing to CXCR4.
      ask: How much CXCR4 do tumour cells have then?
      reads:
        ratio: { measure: tumour.tumour.CXCR4.mean, arm: no response, at: 8 h, relativeTo: base }
      choose: { of: ratio, edges: [0.9, 1.1], answers: [Less, As much, More], usual: 1 }
      hint: What raises it?
      explain: "It has {ratio:percent} of it."
      idea: Receptors do not change.
      truth: They do.
    - ask: How many tumour cells are there after 8 h?
      reads: { cells: { measure: tumour.tumour.count, at: 8 h } }
      estimate: { of: cells, low: 10.5, high: 1000000, within: 3, usual: [10.5, 1000000] }
      explain: "There are {cells}."
    - ask: Where do tumour cells have most CXCR4? Click there.
      until: 8 h
      place: { tissue: tumour, cell: tumour, level: CXCR4, radius: 4, above: 0.5 }
      chart: [tumour.tumour.CXCR4.mean]
      explain: Where oxygen is low.
`;

/** The same with its second question first: that needs one run, and the next one another beside it. */
export const ONE_RUN_FIRST = (() => {
  const [head, first, second, third] = WITH_LESSON.split(/^(?= {4}- )/m);
  return [head, second, first, third].join('');
})();

/** Opens a page and drops the lesson on it. */
export async function openLesson(browser: Browser, text = WITH_LESSON): Promise<Opened> {
  const opened = await openPage(browser, '?scenario=competition');
  await dropFile(opened.page, 'lesson.yaml', text);
  await expect.poll(() => opened.page.title(), { timeout: 20_000 }).toContain('small world');
  return opened;
}

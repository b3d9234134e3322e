/** A small sweep of the smallest scenario, and how far it is on the page. */
import type { Page } from 'playwright-core';

export const SWEEP = `stroma: 1
sweep: Speed of both kinds
scenario: competition
until: 1 h
replicates: 2
vary:
  speed: { label: Speed, path: cells.tumour.speed, values: [6 um/h, 30 um/h] }
measures:
  - { name: cells, measure: low.tumour.count }
  - { name: signal, measure: low.CXCL12.mean }
`;

/** Runs that the page shows as done. */
export const runsDone = (page: Page): Promise<number> =>
  page.locator('.sweep').evaluate((element: HTMLElement) => Number(element.dataset.runs));

/** The small world with a lesson of two questions. */
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { dropFile, SMALL_WORLD } from './handling.ts';
import { type Opened, openPage } from './page.ts';

const WITH_LESSON = `${SMALL_WORLD}
lesson:
  en:
    objective: Low oxygen raises CXCR4 of a tumour cell.
    predict: [What will CXCR4 do?]
    do: [Look at CXCR4.]
    read: [CXCR4 is up.]
expect:
  - { says: Low oxygen raises CXCR4, measure: tumour.tumour.CXCR4.mean, at: 8 h, relativeTo: start, above: 1.2, failsWithout: [rules.R1] }
  - { says: CXCL12 comes from fibroblasts, measure: tumour.CXCL12.mean, at: 10 h, above: 0.1, failsWithout: [cells.CAF.secrete.CXCL12] }
`;

/** Opens a page and drops the lesson on it. */
export async function openLesson(browser: Browser): Promise<Opened> {
  const opened = await openPage(browser, '?scenario=competition');
  await dropFile(opened.page, 'lesson.yaml', WITH_LESSON);
  await expect.poll(() => opened.page.title(), { timeout: 20_000 }).toContain('small world');
  return opened;
}

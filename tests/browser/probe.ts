/** Chooses tools of the page, and reads fields of the small world. */
import type { Page } from 'playwright-core';

/** Chooses what a click on the tissue does. */
export const choose = (page: Page, kind: string): Promise<void> =>
  page.locator(`[data-control="tool"] [value="${kind}"]`).evaluate((input: HTMLInputElement) => {
    input.closest('details')!.open = true;
    input.click();
  });

/** What the engine says of the fields at a site. */
export const fieldsAt = (page: Page, x: number, y: number): Promise<Record<string, number>> =>
  page.evaluate(
    async (at) => {
      const profile = await window.stroma.profile('tumour', at, at, 1);
      return Object.fromEntries(profile!.fields.map(({ id, values }) => [id, values[0]]));
    },
    { x: x + 0.5, y: y + 0.5 },
  );

export const shownFields = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.measured [data-readout^="field."]')].map((element) => [
        element.dataset.readout!.slice('field.'.length),
        Number(element.dataset.value),
      ]),
    ),
  );

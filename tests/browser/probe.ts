/** Chooses tools, finds places of the small world in its window, and reads the fields there. */
import type { Page } from 'playwright-core';

const WIDTH = 48;
const HEIGHT = 32;

/** Chooses what a click on the tissue does. */
export const choose = (page: Page, kind: string): Promise<void> =>
  page.locator(`[data-control="tool"] [value="${kind}"]`).evaluate((input: HTMLInputElement) => {
    input.closest('details')!.open = true;
    input.click();
  });

/** The tissue zoomed out as far as it goes, so that all of it is in its window; a site's place in the page. */
export async function showWhole(page: Page): Promise<(x: number, y: number) => [number, number]> {
  const window = page.locator('[data-view="tumour"]');
  for (let n = 0; n < 12; n++) await window.press('-');
  const box = (await window.boundingBox())!;
  const site = Math.min(box.width / WIDTH, box.height / HEIGHT);
  return (x, y) => [
    box.x + box.width / 2 + (x + 0.5 - WIDTH / 2) * site,
    box.y + box.height / 2 + (y + 0.5 - HEIGHT / 2) * site,
  ];
}

/** What the engine says of the fields at a site. */
export const fieldsAt = (page: Page, x: number, y: number): Promise<Record<string, number>> =>
  page.evaluate(
    async (at) => {
      const profile = await window.stroma.profile('tumour', at, at, 1);
      return Object.fromEntries(profile!.fields.map(({ id, values }) => [id, values[0]!]));
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

export const stateOf = (page: Page) =>
  page.evaluate(async () => ({ digest: await window.stroma.digest(), log: await window.stroma.log() }));

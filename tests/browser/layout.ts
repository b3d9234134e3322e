/** What lies over something else, is cut off, or makes the page scroll sideways. */
import type { Page } from 'playwright-core';

/** Plates over a tissue, of which none may lie over another. */
const PLATES = ['.tissue-name', '.scale-bar', '.inset', '.zoom-buttons', '.captions p', '.tissue-tabs'];

/** Sizes of windows: the narrowest, phones, a tablet, a projector, a notebook zoomed to 150 %, a large screen. */
export const SIZES = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 820, height: 1180 },
  { width: 960, height: 600 },
  { width: 1280, height: 720 },
  { width: 2560, height: 1440 },
];

/** Faults of the page as it is laid out now, a line each. */
export function faultsOfLayout(page: Page): Promise<string[]> {
  return page.evaluate((plates) => {
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth + 1) found.push(`the page is ${wide} px wide in a window of ${innerWidth} px`);
    const boxes = plates.flatMap((plate) =>
      [...document.querySelectorAll(plate)].map((element) => ({ plate, box: element.getBoundingClientRect() })),
    );
    const seen = boxes.filter(({ box }) => box.width > 0 && box.height > 0);
    const over = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    for (const [i, one] of seen.entries())
      for (const other of seen.slice(i + 1))
        if (over(one.box, other.box)) found.push(`${one.plate} and ${other.plate} lie over each other`);
    // What scrolls, or ends in an ellipsis, may be longer than its place.
    const mayBeLong = (style: CSSStyleDeclaration) =>
      /auto|scroll/.test(style.overflowX) || style.textOverflow === 'ellipsis';
    const scrolls = (element: Element | null): boolean =>
      element !== null && (mayBeLong(getComputedStyle(element)) || scrolls(element.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const element = text.parentElement!;
      if (text.textContent!.trim() === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.unseen, .skip, svg') !== null || scrolls(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, width } = range.getBoundingClientRect();
      if (width > 1 && (right > innerWidth + 1 || left < -1)) found.push(`"${text.textContent}" leaves the window`);
    }
    for (const button of document.querySelectorAll<HTMLElement>('button')) {
      if (button.innerText === '' || button.clientWidth === 0 || button.closest('.unseen, .skip') !== null) continue;
      if (button.scrollWidth > button.clientWidth + 1) found.push(`button "${button.innerText}" is cut off`);
    }
    return found;
  }, PLATES);
}

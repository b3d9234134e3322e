/** Which parts of the page are shown: all of them, or, embedded in another page, those that its address names. */

/** All parts except the tissues, which are always shown. */
export const PANELS = ['head', 'legend', 'time', 'charts', 'levers', 'settings', 'words'] as const;
export type Panel = (typeof PANELS)[number];

const isPanel = (text: string): text is Panel => (PANELS as readonly string[]).includes(text);

const asked = new URLSearchParams(location.search).get('panels');
const names = (asked ?? '').split(',').filter((name) => name !== '');

/** The parts requested by the address (`?panels=legend,time`); null when it names none. */
const chosen: ReadonlySet<Panel> | null = asked === null ? null : new Set(names.filter(isPanel));

/** Whether the page is embedded in another one, with a choice of its parts. */
export const embedded = chosen !== null;

/** Whether a part of the page is shown. */
export const shows = (panel: Panel): boolean => chosen?.has(panel) ?? true;

/** Names in the address that are not parts. */
export const unknownPanels: readonly string[] = names.filter((name) => !isPanel(name));

/** The address of the whole page with the same runs. */
export function wholeAddress(): string {
  const address = new URL(location.href);
  address.searchParams.delete('panels');
  return address.href;
}

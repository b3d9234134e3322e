/** What the page knows of the atlas before it is opened; the rest is loaded on demand. */
import { signal } from '@preact/signals';

/** Whether the atlas of claims is shown instead of the run. */
export const atlasShown = signal(false);

/** The claim that the address asks for (`?claim=41`), by its row; null when it asks for none. */
export const claimAsked = signal<number | null>(null);

const KEY = 'claim';

/** Opens the atlas if the address asks for a claim. */
export function openAskedClaim(): void {
  const asked = Number(new URLSearchParams(location.search).get(KEY) ?? Number.NaN);
  if (!Number.isInteger(asked)) return;
  claimAsked.value = asked;
  atlasShown.value = true;
}

/** The address of a claim. */
export function addressOf(row: number): string {
  const address = new URL(location.href);
  address.hash = '';
  address.search = '';
  address.searchParams.set(KEY, String(row));
  return address.href;
}

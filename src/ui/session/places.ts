/**
 * What the page shows, and the way back: every opened scenario, every lesson and every view has its own place in the
 * browser's history, which names its session.
 */
import { computed, signal } from '@preact/signals';
import { LINK } from '../../link/mark.ts';
import { embedded } from '../embed/panels.ts';
import { pause } from '../run/time.ts';
import { type UndoStacks, undoStacks } from '../run/undo-stack.ts';

export type Place = { at: 'gallery' } | { at: 'run' } | { at: 'atlas'; claim: number | null } | { at: 'sweep' };

/** How the address names what is shown; nothing for things that only this device knows. */
export interface Named {
  scenario?: string;
  seed?: string | null;
  /** The claim that is shown in it, by its row. */
  claim?: number;
}

/** What the browser's history keeps about a place. */
interface Entry {
  place: Place;
  session: string;
  named: Named;
  /** How many places of this page lie before it. */
  nth: number;
  /** Whether the place before it was another session. */
  fromSession: boolean;
  /** For a view that covers a run or the gallery: which place it covers, by its `nth`. */
  covers?: number;
}

/** Names a session on this device. */
export const newSession = (): string => crypto.randomUUID().slice(0, 13);

const FURTHEST = 'stroma-furthest';

function furthestKept(): number {
  try {
    return Number(sessionStorage.getItem(FURTHEST) ?? 0);
  } catch {
    // A browser that denies this knows only the way back after a reload.
    return 0;
  }
}

const NO_STACKS: UndoStacks = { before: [], after: [] };

const entry = signal<Entry>(
  entryOf(history.state) ?? {
    place: placeOfAddress(),
    session: newSession(),
    named: {},
    nth: 0,
    fromSession: false,
  },
);
/** The place farthest ahead, to which one can go forward again. */
const furthest = signal(Math.max(entry.peek().nth, furthestKept()));

export const place = computed(() => entry.value.place);

/** The session to which the runs belong. */
export const sessionId = signal(entry.peek().session);
/** How the address names that session. */
export const named = signal<Named>(entry.peek().named);
/** Whether going back leads to another session, and whether going forward does. */
export const hasSessionBefore = computed(() => entry.value.fromSession);
export const hasPlaceAhead = computed(() => furthest.value > entry.value.nth);

/** The session that the gallery plays by itself, until the user takes it over as a run. */
const demo = signal('');
/** Whether the runs shown are only the gallery's own. */
export const isDemo = computed(() => demo.value === sessionId.value);

/** The present session is the gallery's own, or a run like any other. */
export function setDemo(on: boolean): void {
  demo.value = on ? sessionId.peek() : '';
}

/** Whether the browser is returning to a place of this page, as after a reload. */
export const isReturning = entryOf(history.state) !== null;

/** The place that an address names. */
function placeOfAddress(): Place {
  const asked = new URLSearchParams(location.search);
  const claim = Number(asked.get('claim') ?? Number.NaN);
  if (Number.isInteger(claim)) return { at: 'atlas', claim };
  if (asked.has('sweep')) return { at: 'sweep' };
  const isRun = embedded || asked.has('scenario') || asked.has('seed') || location.hash.startsWith(LINK);
  return { at: isRun ? 'run' : 'gallery' };
}

function entryOf(state: unknown): Entry | null {
  return typeof state === 'object' && state !== null && 'place' in state && 'session' in state
    ? (state as Entry)
    : null;
}

/** Parts of an address that name a place. */
const NAMING = ['scenario', 'seed', 'claim', 'sweep'] as const;

/** The address that opens a place. */
export function addressOf(to: Place, named: Named = {}): URL {
  const address = new URL(location.href);
  address.hash = '';
  for (const key of NAMING) address.searchParams.delete(key);
  if (to.at === 'atlas' && to.claim !== null) address.searchParams.set('claim', String(to.claim));
  if (to.at === 'run' && named.claim !== undefined) address.searchParams.set('claim', String(named.claim));
  else if (to.at === 'run' && named.scenario !== undefined) {
    address.searchParams.set('scenario', named.scenario);
    if (named.seed) address.searchParams.set('seed', named.seed);
  }
  return address;
}

const isCover = ({ at }: Place): boolean => at === 'atlas' || at === 'sweep';

/** Shows another view of the same session. */
export function goTo(to: Place): void {
  const now = entry.peek();
  const { covers: before, ...rest } = now;
  const covers = isCover(now.place) ? before : now.nth;
  const next: Entry = { ...rest, place: to, nth: now.nth + 1, fromSession: false };
  push(isCover(to) && covers !== undefined ? { ...next, covers } : next);
}

/** Time after which a way back that did not happen may be requested again, milliseconds. */
const PATIENCE = 1000;

/** The view, by its `nth`, from which the browser is on its way back. */
let leaving: number | null = null;

/**
 * Closes a view that covers a run or the gallery. The browser goes back to the place that it covers, so that Back does
 * not lead through views that were closed; where an address opened the view, that place is a new one.
 */
export function leaveView(): void {
  const { covers, nth, place: from } = entry.peek();
  // The browser takes a moment to go back, in which the view may be closed once more.
  if (!isCover(from) || leaving === nth) return;
  if (covers === undefined || embedded) goTo({ at: isDemo.peek() ? 'gallery' : 'run' });
  else {
    leaving = nth;
    setTimeout(() => {
      leaving = null;
    }, PATIENCE);
    history.go(covers - nth);
  }
}

/** Another session is now shown, as a run unless stated otherwise; the address names it. */
export function showSession(session: string, as: Named, to: Place = { at: 'run' }): void {
  const now = entry.peek();
  named.value = as;
  push({ place: to, session, named: as, nth: now.nth + 1, fromSession: now.place.at === 'run' });
}

/** Names the present place, the page's first, after what it opens. */
export function nameFirst(as: Named, keepAddress = false): void {
  const { place: to } = entry.peek();
  rename(as, keepAddress ? new URL(location.href) : addressOf(to, as), sessionId.peek());
}

/** Changes how the address names the present session. */
export function rename(as: Named, address = addressOf({ at: 'run' }, as), session = entry.peek().session): void {
  named.value = as;
  entry.value = { ...entry.peek(), session, named: as };
  replace(entry.peek(), address);
}

function push(next: Entry): void {
  entry.value = next;
  furthest.value = next.nth;
  within(() => sessionStorage.setItem(FURTHEST, String(next.nth)));
  const address = addressOf(next.place, next.named);
  // A page within another one leaves no steps in the history of that page.
  if (embedded) replace(next, address);
  else within(() => history.pushState(next, '', address));
}

const replace = (state: Entry, address: URL): void => within(() => history.replaceState(state, '', address));

/** A browser may deny a page its history, as it does for a file. */
function within(change: () => void): void {
  try {
    change();
  } catch {
    // What the page shows does not depend on it.
  }
}

/** Keeps the present session before another one replaces it; at first there is nothing to keep. */
export const keeping = { now: (): void => {} };

/** Follows the browser's Back and Forward. @param reopen shows a session again */
export function followHistory(reopen: (session: string, as: Named) => Promise<unknown>): void {
  window.addEventListener('popstate', ({ state }) => {
    const next = entryOf(state);
    if (next === null) return location.reload();
    keeping.now();
    leaving = null;
    entry.value = next;
    if (next.place.at !== 'run') void pause().catch(() => {});
    if (next.session !== sessionId.peek()) void reopen(next.session, next.named);
  });
}

/** From now on another session is shown, with nothing to undo yet. Returns what is needed to go back. */
export function beginSession(session: string, as: Named): () => void {
  const before = { id: sessionId.peek(), as: named.peek(), stacks: undoStacks.peek() };
  sessionId.value = session;
  named.value = as;
  undoStacks.value = NO_STACKS;
  return () => {
    sessionId.value = before.id;
    named.value = before.as;
    undoStacks.value = before.stacks;
  };
}

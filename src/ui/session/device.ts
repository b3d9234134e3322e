/**
 * Sessions kept on this device (IndexedDB): the contents of each as a small text and, separately, the last states of
 * its runs, which save computing them again. Whatever cannot be kept there lasts as long as the page.
 */
import { signal } from '@preact/signals';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { core } from '../../link/session.ts';
import type { Command, Snapshot } from '../../serve/protocol.ts';
import type { Text } from '../../texts/text.ts';
import type { ArmState } from '../run/arm-state.ts';
import { type KeptRows, Series } from '../run/series.ts';
import type { KeptLesson } from './kept-lesson.ts';
import type { Named } from './places.ts';

/** What can be undone, in the form kept: all runs are one text, like that of a session. */
export type KeptUndo = { kind: 'log'; run: number; log: Command[] } | { kind: 'runs'; text: string };

export interface KeptSession {
  id: string;
  /** When it was last changed, milliseconds of the clock. */
  at: number;
  /** Its scenario, and what the lists say about it. */
  scenario: string;
  title: Text;
  hours: number;
  /** All runs, as a session file holds them. */
  text: string;
  undo: { before: KeptUndo[]; after: KeptUndo[] };
  lesson: KeptLesson | null;
  /** Its address, if it has one that others can open. */
  named: Named;
}

interface KeptStates {
  id: string;
  core: string;
  runs: ({ snapshot: Snapshot; rows: KeptRows } | null)[];
}

interface Stores extends DBSchema {
  sessions: { key: string; value: KeptSession; indexes: { at: number } };
  states: { key: string; value: KeptStates };
}

/** Maximum number of sessions kept; the oldest is dropped first. */
const MAX_SESSIONS = 60;
/** Number of sessions whose states are kept, and the largest states kept, bytes: others are computed again. */
const MAX_STATES = 4;
const MAX_STATE_BYTES = 96e6;
/** A change that the browser might not have written when the page was closed. */
const UNWRITTEN = 'stroma-session';

const sessions = new Map<string, KeptSession>();
const states = new Map<string, KeptStates>();
let opened: Promise<IDBPDatabase<Stores> | null> | null = null;

/** The store of this device; null where the browser has none for this page. */
function store(): Promise<IDBPDatabase<Stores> | null> {
  opened ??= openDB<Stores>('stroma', 1, {
    upgrade(db) {
      db.createObjectStore('sessions', { keyPath: 'id' }).createIndex('at', 'at');
      db.createObjectStore('states', { keyPath: 'id' });
    },
  }).catch(() => null);
  return opened;
}

/** How often the kept sessions have changed since the page was opened: lists of them follow it. */
export const sessionChanges = signal(0);

/** Registers a session at once; `keepSession` writes it. */
export function holdSession(kept: KeptSession): void {
  sessions.set(kept.id, kept);
  sessionChanges.value++;
}

export async function keepSession(kept: KeptSession): Promise<void> {
  const db = await store();
  await db?.put('sessions', kept);
  if (sessionStorage.getItem(UNWRITTEN)?.includes(kept.id)) sessionStorage.removeItem(UNWRITTEN);
  await dropOldest(db);
}

/** Notes a session at once, while the page is being closed. */
export function noteUnwritten(kept: KeptSession): void {
  try {
    sessionStorage.setItem(UNWRITTEN, JSON.stringify(kept));
  } catch {
    // A browser that denies this has already been given the session.
  }
}

async function dropOldest(db: IDBPDatabase<Stores> | null): Promise<void> {
  if (db === null) return;
  const keys = await db.getAllKeysFromIndex('sessions', 'at');
  for (const id of keys.slice(0, Math.max(0, keys.length - MAX_SESSIONS))) await forgetSession(id);
}

export async function forgetSession(id: string): Promise<void> {
  sessions.delete(id);
  states.delete(id);
  const db = await store();
  await Promise.all([db?.delete('sessions', id), db?.delete('states', id)]);
  sessionChanges.value++;
}

/** A kept session, or null when there is none of that name. */
export async function keptSession(id: string): Promise<KeptSession | null> {
  const here = sessions.get(id) ?? (await (await store())?.get('sessions', id)) ?? null;
  const noted = unwritten();
  return noted?.id === id && noted.at > (here?.at ?? 0) ? noted : here;
}

function unwritten(): KeptSession | null {
  try {
    return JSON.parse(sessionStorage.getItem(UNWRITTEN) ?? 'null') as KeptSession | null;
  } catch {
    return null;
  }
}

/** All kept sessions, the latest first. */
export async function keptSessions(): Promise<KeptSession[]> {
  const db = await store();
  const all = new Map((await db?.getAll('sessions'))?.map((one) => [one.id, one]));
  for (const [id, one] of sessions) if ((all.get(id)?.at ?? 0) < one.at) all.set(id, one);
  return [...all.values()].sort((a, b) => b.at - a.at);
}

/** Keeps the states of a session's runs, if there is room for them. */
export async function keepStates(id: string, runs: readonly (ArmState | null)[]): Promise<void> {
  const bytes = runs.reduce(
    (sum, one) => sum + (one === null ? 0 : one.snapshot.state.byteLength * (1 + one.snapshot.past.length)),
    0,
  );
  if (bytes === 0 || bytes > MAX_STATE_BYTES) return;
  const kept: KeptStates = {
    id,
    core,
    runs: runs.map((one) => one && { snapshot: one.snapshot, rows: one.series.kept() }),
  };
  states.delete(id);
  states.set(id, kept);
  for (const old of [...states.keys()].slice(0, -MAX_STATES)) states.delete(old);
  const db = await store();
  try {
    await db?.put('states', kept);
    const others = ((await db?.getAllKeys('states')) ?? []).filter((one) => !states.has(one));
    for (const old of others.slice(0, Math.max(0, states.size + others.length - MAX_STATES)))
      await db?.delete('states', old);
  } catch {
    // No room: what is kept here lasts as long as the page, and the runs can be computed again.
  }
}

/** The kept states of a session's runs; empty where this version cannot continue from any. */
export async function keptStates(id: string): Promise<(ArmState | null)[]> {
  const kept = states.get(id) ?? (await (await store())?.get('states', id));
  if (kept === undefined || kept.core !== core) return [];
  return kept.runs.map((one) => one && { snapshot: one.snapshot, series: Series.of(one.rows) });
}

/** Keeps the session that is shown on this device, at every change: after a reload or a crash it comes back. */
import { effect } from '@preact/signals';
import { type Session, sessionText } from '../../link/session.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { stateOf } from '../run/arm-state.ts';
import { capture } from '../run/capture.ts';
import { shipped, shippedAtHand } from '../run/scenarios.ts';
import { arms, colour, field, focus, opening, running } from '../run/state.ts';
import { type Undoable, undoStacks } from '../run/undo-stack.ts';
import { holdSession, type KeptSession, type KeptUndo, keepSession, keepStates, noteUnwritten } from './device.ts';
import { lessonNow } from './kept-lesson.ts';
import { isDemo, keeping, named, sessionId } from './places.ts';
import { isTouched } from './touched.ts';

/** Time from a change until it is written, and between two writings while a run plays, milliseconds. */
const SOON = 100;
const WHILE_PLAYING = 1000;

let timer = 0;
let due = Number.POSITIVE_INFINITY;
let writing = false;
/** What was written last, and what has changed since. */
let written: KeptSession | null = null;
let begun = false;

/** Starts to keep the session shown. */
export function keepSessions(): void {
  if (begun) return;
  begun = true;
  keeping.now = keepNow;
  effect(() => {
    for (const arm of arms.value) for (const one of [arm.log, arm.name, arm.opened, arm.controlValues]) void one.value;
    for (const one of [colour, field, focus, lessonNow, undoStacks, sessionId]) void one.value;
    void findBases();
    write(SOON);
  });
  effect(() => {
    for (const arm of arms.value) void arm.live.value.step;
    write(WHILE_PLAYING);
  });
  effect(() => {
    // At rest, a run's last state is saved soon.
    if (!running.value) setTimeout(() => void keepRuns(), 2 * SOON);
  });
  window.addEventListener('pagehide', () => {
    const now = record();
    if (now !== null && now.at !== written?.at) noteUnwritten(now);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) keepNow();
  });
}

/** Keeps the present session at once: another one is about to replace it. */
export function keepNow(): void {
  const now = record();
  if (now === null) return;
  clearTimeout(timer);
  due = Number.POSITIVE_INFINITY;
  void put(now);
  void keepRuns();
}

async function keepRuns(): Promise<void> {
  if (opening.peek() || !isWorthKeeping()) return;
  await keepStates(sessionId.peek(), arms.peek().map(stateOf));
}

function write(within: number): void {
  if (performance.now() + within >= due) return;
  due = performance.now() + within;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    due = Number.POSITIVE_INFINITY;
    const now = record();
    if (now !== null) void put(now);
  }, within);
}

/** The latest version of each session still to be written. */
const unwritten = new Map<string, KeptSession>();

/** Writes them one by one; of each session only the latest version. */
async function put(now: KeptSession): Promise<void> {
  holdSession(now);
  unwritten.set(now.id, now);
  if (writing) return;
  writing = true;
  for (let next = [...unwritten.values()][0]; next !== undefined; next = [...unwritten.values()][0]) {
    unwritten.delete(next.id);
    const done = await keepSession(next).then(
      () => true,
      () => false,
    );
    // Anything not yet written is noted when the page is closed.
    if (done) written = next;
  }
  writing = false;
}

/** Requests the shipped scenarios that the open ones are saved as changes of; until then, sessions are kept in full. */
async function findBases(): Promise<void> {
  for (const scenario of [arms.peek()[0].scenario, lessonNow.peek()?.scenario]) {
    if (!scenario || shippedAtHand(scenario.id) !== null) continue;
    if ((await shipped(scenario.id)) !== null) write(SOON);
  }
}

function textOf({ scenario, seed, log, view, beside }: Session): string {
  const extras = { ...(log ? { log } : {}), ...(view ? { view } : {}), ...(beside ? { beside } : {}) };
  return sessionText(scenario, seed, shippedAtHand(scenario.id), extras);
}

const undoTexts = new WeakMap<Session, string>();

function keptUndo(one: Undoable): KeptUndo {
  if (one.kind === 'log') return one;
  const text = undoTexts.get(one.session) ?? textOf(one.session);
  undoTexts.set(one.session, text);
  return { kind: 'runs', text };
}

const isShipped = (scenario: Prepared): boolean => shippedAtHand(scenario.id) === scenario;

/** Whether there is anything to keep: a run opened from an address need not be kept until something is done with it. */
function isWorthKeeping(): boolean {
  if (isDemo.peek()) return false;
  const isKept = written?.id === sessionId.peek() || named.peek().scenario === undefined;
  const isOpen = arms.peek()[0].opened.peek() !== null;
  return isOpen && (isKept || lessonNow.peek() !== null || isTouched());
}

function record(): KeptSession | null {
  const { scenario } = arms.peek()[0];
  if (opening.peek() || scenario === null || !isWorthKeeping()) return null;
  const lesson = lessonNow.peek();
  const { before, after } = undoStacks.peek();
  return {
    id: sessionId.peek(),
    at: Date.now(),
    scenario: scenario.id,
    title: lesson?.claim?.claim.says ?? scenario.title,
    hours: focus.peek().live.peek().hours,
    text: textOf(capture()),
    undo: { before: before.map(keptUndo), after: after.map(keptUndo) },
    lesson: lesson && { ...lesson, scenario: isShipped(lesson.scenario) ? null : lesson.scenario },
    named: named.peek(),
  };
}

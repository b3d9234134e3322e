/** Reopens a session kept on this device. */
import { readSession } from '../../link/read-session.ts';
import { isSameModel, type Session } from '../../link/session.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { ArmState } from '../run/arm-state.ts';
import { openRuns, request, whileOpening } from '../run/open.ts';
import { shipped } from '../run/scenarios.ts';
import { problems } from '../run/state.ts';
import { type Undoable, undoStacks } from '../run/undo-stack.ts';
import { type KeptUndo, keptSession, keptStates } from './device.ts';
import { keepNow, keepSessions } from './keeper.ts';
import { lessonToResume } from './kept-lesson.ts';
import { beginSession } from './places.ts';

/** `elsewhere` if another session was requested meanwhile. */
type Came = 'shown' | 'not kept' | 'elsewhere';

export function reopen(id: string): Promise<Came> {
  const isLatest = request();
  keepNow();
  return whileOpening(isLatest, () => openKept(id, isLatest));
}

async function openKept(id: string, isLatest: () => boolean): Promise<Came> {
  const kept = await keptSession(id);
  if (kept === null) return isLatest() ? 'not kept' : 'elsewhere';
  const read = await readSession(JSON.parse(kept.text), 'kept session', shipped);
  if ('problem' in read) {
    problems.value = { file: kept.scenario, lines: [read.problem] };
    return 'not kept';
  }
  const undo = { before: await undoOf(kept.undo.before), after: await undoOf(kept.undo.after) };
  const states = (await keptStates(id)).map((state, i) => (fits(state, read, i) ? state : null));
  if (!isLatest()) return 'elsewhere';
  beginSession(id, kept.named);
  undoStacks.value = undo;
  if (!(await openRuns(read, states, isLatest))) return isLatest() ? 'not kept' : 'elsewhere';
  const { lesson } = kept;
  const about = lesson && (lesson.scenario ?? (await shipped(kept.scenario)));
  lessonToResume.value = lesson && about && { ...lesson, scenario: about };
  keepSessions();
  return 'shown';
}

/** What can be undone, the latest last; an unreadable entry invalidates all before it. */
async function undoOf(kept: readonly KeptUndo[]): Promise<Undoable[]> {
  const undo: Undoable[] = [];
  for (const one of [...kept].reverse()) {
    if (one.kind === 'log') undo.unshift(one);
    else {
      const session = await readSession(JSON.parse(one.text), 'kept session', shipped);
      if ('problem' in session) break;
      undo.unshift({ kind: 'runs', session, states: [] });
    }
  }
  return undo;
}

/** Whether a state belongs to the run at a place in a session. */
function fits(state: ArmState | null, { scenario, seed, beside = [] }: Session, at: number): boolean {
  const own = at === 0 ? scenario : beside[at - 1]?.scenario;
  return (
    state !== null &&
    own !== undefined &&
    state.snapshot.seed === seed &&
    isSameModel(state.snapshot.scenario as Prepared, own)
  );
}

import { dequal } from 'dequal/lite';
import { type Command, unnumbered } from '../../run/command.ts';
import { arms } from '../run/state.ts';
import { undoStacks } from '../run/undo-stack.ts';

/** Whether anything has been done in the session: time has passed, something was changed, or a run was added. */
export function isTouched(): boolean {
  const [first, ...others] = arms.peek();
  const run = first.opened.peek();
  if (run === null) return false;
  const { before, after } = undoStacks.peek();
  const plain = (log: readonly Command[]) => log.map(unnumbered);
  return (
    before.length + after.length > 0 ||
    others.length > 0 ||
    (first.frames.current ?? first.live.peek()).step > 0 ||
    !dequal(plain(first.knownLog()), plain(run.log))
  );
}

/** The page's present contents, as a session. */
import type { Session, SessionView } from '../../link/session.ts';
import { colour, field } from './colouring.ts';
import { arms, focus, target } from './state.ts';

/** All runs with their commands, and how they are displayed; there must be an open run. */
export function capture(lesson?: SessionView['lesson']): Session {
  const [first, ...others] = arms.peek();
  const runs = arms.peek();
  const shown = focus.peek();
  return {
    scenario: first.scenario!,
    seed: first.opened.peek()!.seed,
    log: first.knownLog(),
    view: {
      colour: colour.peek(),
      field: field.peek(),
      // The runs' destination counts, not how far they have got.
      step: target.peek() ?? (shown.frames.current ?? shown.live.peek()).step,
      ...(shown === first ? {} : { focus: runs.indexOf(shown) }),
      ...(lesson === undefined ? {} : { lesson }),
    },
    ...(others.length === 0
      ? {}
      : {
          beside: others.map((arm) => ({
            name: arm.name.peek(),
            from: Math.max(0, runs.indexOf(arm.origin!.arm)),
            step: arm.origin!.step,
            scenario: arm.scenario!,
            log: arm.knownLog(),
          })),
        }),
  };
}

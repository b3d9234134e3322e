import './claim-view.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { leaveLesson } from '../lesson/follow-lesson.ts';
import { answer, type Lesson, task } from '../lesson/lesson.ts';
import { SeedsOf } from '../lesson/seeds-of.tsx';
import { Verdict } from '../lesson/steps/explain.tsx';
import { Running } from '../lesson/steps/run.tsx';
import type { ShownClaim } from '../session/kept-lesson.ts';
import { goTo } from '../session/places.ts';
import { texts, translated } from '../texts/language.ts';
import { changeOf } from './claim-words.ts';

/** Whether the run without the mechanism differs in the claimed direction. */
const holds = ({ first, second }: Record<string, number>, goes: 'up' | 'down'): boolean =>
  goes === 'up' ? second > first : second < first;

/** A claim of the source documents while it is shown: what is compared, the verdict, and the verdict of other seeds. */
export function ClaimView({ now, shown: { claim, sight } }: { now: Lesson; shown: ShownClaim }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Screen readers are taken to the result.
  useLayoutEffect(() => heading.current?.focus(), [now.step]);
  const asked = task.value;
  const say = texts.value.atlas;
  if (asked === null) return null;
  return (
    <section class="lesson" aria-label={say.claim}>
      <p class="claim-head">{say.claimNumber(claim.row)}</p>
      <h2 class="lesson-title" tabIndex={-1} ref={heading}>
        {translated(claim.says)}
      </h2>
      <div class="lesson-body">
        {now.step === 'run' ? (
          <Running asked={asked} />
        ) : (
          <p class="reading">{say.takenHere(translated(sight.seen.without))}</p>
        )}
        {now.step !== 'run' && answer.value?.values && (
          <>
            <Verdict asked={asked} own={answer.value} />
            <SeedsOf asked={asked} own={answer.value} />
            <p class="reading" data-readout="claim-holds">
              <b>{holds(answer.value.values, sight.seen.goes) ? say.holds : say.holdsNot}</b>
            </p>
          </>
        )}
        {now.step !== 'run' && sight.result !== null && (
          <p class="reading" data-readout="kept">
            {say.kept(sight.result.whole.length, changeOf(sight.result))}
          </p>
        )}
      </div>
      <footer>
        <button
          type="button"
          class="link"
          data-action="to-atlas"
          onClick={() => {
            leaveLesson();
            goTo({ at: 'atlas', claim: claim.row });
          }}
        >
          {say.toAtlas}
        </button>
      </footer>
    </section>
  );
}

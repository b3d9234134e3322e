import './lesson-view.css';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ClaimView } from '../atlas/claim-view.tsx';
import { time } from '../format.ts';
import { live } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { ClassDialog } from './class.tsx';
import { showTask } from './follow-lesson.ts';
import { Glossary, lookedUp } from './glossary.tsx';
import { type Lesson, lesson, task, veiled } from './lesson.ts';
import { End } from './steps/end.tsx';
import { Explain } from './steps/explain.tsx';
import { Predict } from './steps/predict.tsx';
import { Read } from './steps/read.tsx';
import { Running } from './steps/run.tsx';
import { PlanDialog } from './teacher-plan.tsx';
import { WorksheetDialog } from './worksheet.tsx';

type Dialogs = 'sheet' | 'plan' | 'class';

/** The reading column of a lesson: one step at a time. */
export function LessonView() {
  const now = lesson.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const column = useRef<HTMLElement>(null);
  const open = useSignal<Dialogs | null>(null);
  // Screen readers are taken to the new step, which is read from its top.
  useLayoutEffect(() => {
    column.current?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [now?.step, now?.at]);
  if (now === null) return null;
  if (now.claim !== null) return <ClaimView now={now} shown={now.claim} />;
  const asked = task.value;
  const say = texts.value.lesson;
  const close = () => {
    open.value = null;
  };
  const button = (which: Dialogs, text: string) => (
    <button
      type="button"
      class="link"
      data-action={which === 'sheet' ? 'worksheet' : which}
      onClick={() => {
        open.value = which;
      }}
    >
      {text}
    </button>
  );
  return (
    <section class="lesson" aria-label={say.name} ref={column} data-step={now.step}>
      <Questions now={now} />
      <h2 class="lesson-title" tabIndex={-1} ref={heading}>
        {titleOf(now)}
      </h2>
      <div class="lesson-body">
        {now.step === 'read' && <Read now={now} />}
        {now.step === 'predict' && asked !== null && <Predict asked={asked} />}
        {now.step === 'run' && asked !== null && <Running asked={asked} />}
        {now.step === 'explain' && asked !== null && <Explain now={now} asked={asked} />}
        {now.step === 'end' && <End now={now} />}
      </div>
      <footer>
        <button
          type="button"
          class="link"
          data-action="glossary"
          onClick={() => {
            lookedUp.value = '';
          }}
        >
          {texts.value.glossary.title}
        </button>
        {button('sheet', say.worksheet)}
        {now.scenario.lesson.plan.length > 0 && button('plan', say.plan)}
        {button('class', say.class)}
        <label class="veil">
          <input
            type="checkbox"
            data-control="veil"
            checked={veiled.value}
            onChange={(event) => {
              veiled.value = event.currentTarget.checked;
            }}
          />
          {say.veil}
        </label>
        <span>{say.state(now.seed, live.value.digest.slice(0, 8), time(live.value.hours))}</span>
      </footer>
      <Glossary />
      {open.value === 'class' && <ClassDialog close={close} />}
      {open.value === 'sheet' && <WorksheetDialog close={close} />}
      {open.value === 'plan' && <PlanDialog close={close} />}
    </section>
  );
}

/** The heading of a step; the scenario's title may give an answer away, so it waits for the end. */
function titleOf({ scenario, step, at, tasks }: Lesson): string {
  const say = texts.value.lesson;
  if (step === 'read') return translated(scenario.lesson.title || scenario.title);
  return step === 'end' ? say.finished : say.question(at + 1, tasks.length);
}

/** The questions as a bar; each leads back to itself. */
function Questions({ now: { tasks, at, step, answers } }: { now: Lesson }) {
  const say = texts.value.lesson;
  if (tasks.length === 0) return null;
  return (
    <ol class="lesson-steps" aria-label={say.questions}>
      {tasks.map((_, i) => {
        const isNow = i === at && step !== 'read' && step !== 'end';
        return (
          <li
            key={i}
            data-state={isNow ? 'now' : answers[i].found !== null ? 'done' : 'later'}
            aria-current={isNow ? 'step' : undefined}
          >
            <button
              type="button"
              data-action={`question-${i + 1}`}
              disabled={isNow || step === 'run'}
              onClick={() => showTask(i)}
            >
              <span class="unseen">{say.question(i + 1, tasks.length)}</span>
              <span aria-hidden="true">{i + 1}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

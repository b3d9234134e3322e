import './lesson-view.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ClaimView } from '../atlas/claim-view.tsx';
import { time } from '../format.ts';
import { live } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { ClassDialog } from './class.tsx';
import { Glossary, lookedUp } from './glossary.tsx';
import { type Lesson, lesson, STEPS, type Step, task, veiled } from './lesson.ts';
import { Compare } from './steps/compare.tsx';
import { Explain } from './steps/explain.tsx';
import { Predict } from './steps/predict.tsx';
import { Read } from './steps/read.tsx';
import { Running } from './steps/run.tsx';
import { WorksheetDialog } from './worksheet.tsx';

/** The reading column of a lesson: one step at a time. */
export function LessonView() {
  const now = lesson.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const sheet = useSignal(false);
  const pooling = useSignal(false);
  // Screen readers are taken to the new step.
  useEffect(() => heading.current?.focus(), [now?.step, now?.at]);
  if (now === null) return null;
  if (now.claim !== null) return <ClaimView now={now} shown={now.claim} />;
  const asked = task.value;
  const say = texts.value.lesson;
  return (
    <section class="lesson" aria-label={say.name}>
      <ol class="lesson-steps">
        {STEPS.map((step, i) => (
          <li key={step} data-state={stateOf(now, step)} aria-current={now.step === step ? 'step' : undefined}>
            {i + 1} {say.steps[step]}
          </li>
        ))}
      </ol>
      <h2 class="lesson-title" tabIndex={-1} ref={heading}>
        {now.step === 'read' ? translated(now.scenario.title) : say.question(now.at + 1, now.tasks.length)}
      </h2>
      <div class="lesson-body">
        {now.step === 'read' && <Read now={now} />}
        {now.step === 'predict' && asked !== null && <Predict asked={asked} />}
        {now.step === 'run' && asked !== null && <Running asked={asked} />}
        {now.step === 'compare' && asked !== null && <Compare asked={asked} />}
        {now.step === 'explain' && asked !== null && <Explain now={now} asked={asked} />}
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
        <button
          type="button"
          class="link"
          data-action="worksheet"
          onClick={() => {
            sheet.value = true;
          }}
        >
          {say.worksheet}
        </button>
        <button
          type="button"
          class="link"
          data-action="class"
          onClick={() => {
            pooling.value = true;
          }}
        >
          {say.class}
        </button>
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
      {pooling.value && (
        <ClassDialog
          close={() => {
            pooling.value = false;
          }}
        />
      )}
      {sheet.value && (
        <WorksheetDialog
          close={() => {
            sheet.value = false;
          }}
        />
      )}
    </section>
  );
}

const stateOf = ({ step }: Lesson, of: Step): string =>
  step === of ? 'now' : STEPS.indexOf(of) < STEPS.indexOf(step) ? 'done' : 'later';

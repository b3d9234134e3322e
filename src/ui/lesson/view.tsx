import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { focus, live, opened, together } from '../run/state.ts';
import { Icon } from '../shell/icon.tsx';
import { moment, number, quantity, reading, time } from '../text.ts';
import { ClassDialog, OwnResult } from './class.tsx';
import { Glossary, Linked, lookedUp } from './glossary.tsx';
import {
  type Answer,
  answer,
  asking,
  askSeeds,
  change,
  changeAnswer,
  type Lesson,
  lesson,
  nextTask,
  runTask,
  SEEDS,
  STEPS,
  type Step,
  task,
} from './lesson.ts';
import { type Guess, SAID, type Task, verdictOf } from './tasks.ts';
import { WorksheetDialog } from './worksheet.tsx';

const NAMES: Record<Step, string> = {
  read: 'Read',
  predict: 'Predict',
  run: 'Run',
  compare: 'Compare',
  explain: 'Explain',
};

const GUESSES: { id: Guess; says: string }[] = [
  { id: 'less', says: 'be less' },
  { id: 'same', says: 'stay about the same' },
  { id: 'more', says: 'be more' },
];

/** The reading column of a lesson: one step at a time. */
export function LessonView() {
  const now = lesson.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const sheet = useSignal(false);
  const pooling = useSignal(false);
  // Whoever reads with the ears is taken to the new step.
  useEffect(() => heading.current?.focus(), [now?.step, now?.at]);
  if (now === null) return null;
  const asked = task.value;
  return (
    <section class="lesson" aria-label="Lesson">
      <ol class="lesson-steps">
        {STEPS.map((step, i) => (
          <li key={step} data-state={stateOf(now, step)} aria-current={now.step === step ? 'step' : undefined}>
            {i + 1} {NAMES[step]}
          </li>
        ))}
      </ol>
      <h2 class="lesson-title" tabIndex={-1} ref={heading}>
        {now.step === 'read' ? now.scenario.title : `Question ${now.at + 1} of ${now.tasks.length}`}
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
          Glossary
        </button>
        <button
          type="button"
          class="link"
          data-action="worksheet"
          onClick={() => {
            sheet.value = true;
          }}
        >
          Worksheet
        </button>
        <button
          type="button"
          class="link"
          data-action="class"
          onClick={() => {
            pooling.value = true;
          }}
        >
          Class
        </button>
        <span>
          seed {now.seed} {live.value.digest.slice(0, 8)} {time(live.value.hours)}
        </span>
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

function Read({ now: { scenario, tasks } }: { now: Lesson }) {
  const texts = scenario.lesson.en;
  return (
    <>
      <p class="reading">
        <Linked text={scenario.description} />
      </p>
      {texts !== undefined && (
        <>
          <h3>What it is about</h3>
          <p class="reading">
            <Linked text={texts.objective} />
          </p>
          <h3>Think about</h3>
          <ul class="reading">
            {texts.predict.map((line) => (
              <li key={line}>
                <Linked text={line} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Next label={`To the ${tasks.length === 1 ? 'question' : 'questions'}`} go={() => change({ step: 'predict' })} />
    </>
  );
}

/** What is compared, in a sentence without its answer. */
function Question({ asked }: { asked: Task }) {
  return (
    <p class="reading" data-readout="question">
      Two runs from the same seed: <b>{asked.first.name}</b>, and <b>{asked.second.name}</b>
      {asked.rule !== null && <> (“{asked.rule.says}”)</>}. Compare <b>{asked.label}</b> at {moment(asked.at / 60)}.
    </p>
  );
}

function Predict({ asked }: { asked: Task }) {
  const now = answer.value!;
  const last = now.sketch.at(-1);
  return (
    <>
      <Question asked={asked} />
      <fieldset class="guesses" data-control="guess">
        <legend>In the second run it will</legend>
        {GUESSES.map(({ id, says }) => (
          <label key={id}>
            <input
              type="radio"
              name="guess"
              value={id}
              checked={now.guess === id}
              onChange={() => changeAnswer({ guess: id })}
            />
            <span>{says}</span>
          </label>
        ))}
      </fieldset>
      <p class="quiet">
        You may also draw the curve of the second run in the chart, or give its value at {moment(asked.at / 60)}:{' '}
        <label class="sketch-end">
          <span class="unseen">Predicted value{asked.unit === '' ? '' : `, ${asked.unit}`}</span>
          <input
            type="number"
            step="any"
            data-control="sketch-end"
            value={last === undefined ? '' : Math.round(last.value * 100) / 100}
            onChange={(event) => {
              const value = event.currentTarget.valueAsNumber;
              if (Number.isFinite(value)) changeAnswer({ sketch: straight(asked, value) });
            }}
          />{' '}
          {asked.unit}
        </label>
      </p>
      <div class="lesson-actions">
        <button type="button" data-action="redraw" onClick={() => changeAnswer({ sketch: [] })}>
          Redraw
        </button>
        <button
          type="button"
          class="main"
          data-action="lesson-run"
          disabled={now.guess === null}
          onClick={() => void runTask()}
        >
          <Icon name="play" size={16} /> Run to {moment(asked.at / 60)}
        </button>
      </div>
      {now.guess === null && <p class="quiet">Choose an answer first; the runs are shown after it.</p>}
    </>
  );
}

/** A straight line from what there is now to a value at the end. */
function straight(asked: Task, value: number): Answer['sketch'] {
  const run = opened.value!;
  const start = focus.value.readouts.value[run.measures.findIndex(({ id }) => id === asked.measure)] ?? 0;
  return [
    { hours: 0, value: Number.isFinite(start) ? start : 0 },
    { hours: asked.at / 60, value },
  ];
}

function Running({ asked }: { asked: Task }) {
  return (
    <>
      <Question asked={asked} />
      <p class="reading" role="status">
        {together.value
          ? `Both runs are at ${moment(live.value.hours)}, on their way to ${moment(asked.at / 60)}.`
          : 'Both runs are made ready.'}
      </p>
      <progress max={asked.at / 60} value={Math.max(0, live.value.hours)} aria-label="How far the runs are" />
    </>
  );
}

const shown = (value: number, unit: string): string => {
  const { value: text, unit: after } = quantity(value, unit);
  return `${text} ${after}`.trim();
};

function Compare({ asked }: { asked: Task }) {
  const now = answer.value!;
  const { found } = now;
  if (found === null) return <p class="reading">The runs have not come to {moment(asked.at / 60)} yet.</p>;
  const verdict = verdictOf(found.first, found.second);
  const right = now.guess === verdict;
  const end = now.sketch.at(-1);
  return (
    <>
      <Question asked={asked} />
      <p class="reading" data-readout="verdict" data-value={verdict}>
        You said <b>{SAID[now.guess!]}</b>. The runs say <b>{SAID[verdict]}</b>: {shown(found.first, asked.unit)} and{' '}
        {shown(found.second, asked.unit)}
        {found.first > 0 && ` (×${reading(found.second / found.first)})`}.{' '}
        {right ? 'So it was as you said.' : 'So it went another way.'}
      </p>
      {end !== undefined && (
        <p class="quiet">
          Your curve ends at {shown(end.value, asked.unit)}, the second run at {shown(found.second, asked.unit)}.
        </p>
      )}
      <OtherSeeds asked={asked} now={now} />
      <Next label="Why is that?" go={() => change({ step: 'explain' })} />
    </>
  );
}

/** Whether it was chance: the same question with other seeds. */
function OtherSeeds({ asked, now: { seeds, guess } }: { asked: Task; now: Answer }) {
  const busy = asking.value;
  const verdicts = seeds.map(({ first, second }) => verdictOf(first, second));
  const count = (of: Guess) => verdicts.filter((one) => one === of).length;
  return (
    <div class="other-seeds">
      {seeds.length > 0 && (
        <>
          <p data-readout="seeds" data-value={seeds.length}>
            Of {seeds.length} other {seeds.length === 1 ? 'seed' : 'seeds'}:{' '}
            {GUESSES.filter(({ id }) => count(id) > 0)
              .map(({ id }) => `${count(id)} ${SAID[id]}`)
              .join(', ')}
            . Your answer holds in {count(guess!)}.
          </p>
          <table>
            <caption class="unseen">{asked.label} of other seeds</caption>
            <thead>
              <tr>
                <th scope="col">seed</th>
                <th scope="col">{asked.first.name}</th>
                <th scope="col">{asked.second.name}</th>
              </tr>
            </thead>
            <tbody>
              {seeds.map(({ first, second }, i) => (
                <tr key={`${i}-${first}`}>
                  <td>{i + 1}</td>
                  <td>{reading(first)}</td>
                  <td>{reading(second)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {busy !== null ? (
        <p role="status" class="quiet">
          {busy.done} of {busy.all} runs of other seeds are done.
        </p>
      ) : (
        seeds.length === 0 && (
          <button type="button" data-action="lesson-seeds" onClick={() => void askSeeds()}>
            Was it chance? Ask {SEEDS} other seeds
          </button>
        )
      )}
    </div>
  );
}

function Explain({ now, asked }: { now: Lesson; asked: Task }) {
  const texts = now.scenario.lesson.en;
  const last = now.at === now.tasks.length - 1;
  return (
    <>
      <h3>What the scenario is held to</h3>
      <p class="reading">
        <Linked text={`${asked.says}.`} />
      </p>
      {asked.rule !== null && (
        <p class="reading">
          <b>{asked.rule.id}</b> <Linked text={asked.rule.says} /> <small>{asked.rule.source}</small>
        </p>
      )}
      {last && texts !== undefined && (
        <>
          <h3>Try by hand</h3>
          <ul class="reading">
            {texts.do.map((line) => (
              <li key={line}>
                <Linked text={line} />
              </li>
            ))}
          </ul>
          <h3>What to read off</h3>
          <ul class="reading">
            {texts.read.map((line) => (
              <li key={line}>
                <Linked text={line} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="quiet">Click a cell to ask it why it does what it does.</p>
      {last && <OwnResult now={now} />}
      {last ? (
        <p class="reading" data-readout="score">
          {number(now.answers.filter(isRight).length)} of {now.tasks.length} went as you said.{' '}
          <b>The lesson is done.</b>
        </p>
      ) : (
        <Next label="Next question" go={() => void nextTask()} />
      )}
    </>
  );
}

const isRight = ({ guess, found }: Answer): boolean => found !== null && guess === verdictOf(found.first, found.second);

function Next({ label, go }: { label: string; go: () => void }) {
  return (
    <button type="button" class="main" data-action="lesson-next" onClick={go}>
      {label}
    </button>
  );
}

import { useSignal } from '@preact/signals';
import { Dialog } from '../shell/dialog.tsx';
import { moment, quantity } from '../text.ts';
import { type Answer, type Lesson, lesson } from './lesson.ts';
import { SAID, type Task, verdictOf } from './tasks.ts';

/** A sheet of paper for a class: the questions and, for who teaches, what the runs done here gave. */
export function WorksheetDialog({ close }: { close: () => void }) {
  const readings = useSignal(false);
  const now = lesson.value;
  if (now === null) return null;
  const done = now.answers.filter(({ found }) => found !== null).length;
  return (
    <Dialog title="Worksheet" close={close}>
      <div class="worksheet-choice">
        <label>
          <input
            type="checkbox"
            data-control="readings"
            checked={readings.value}
            onChange={(event) => {
              readings.value = event.currentTarget.checked;
            }}
          />{' '}
          with the readings of the {done} {done === 1 ? 'question' : 'questions'} that ran here
        </label>
        <button type="button" class="main" data-action="print" onClick={() => window.print()}>
          Print
        </button>
      </div>
      <Worksheet now={now} readings={readings.value} />
    </Dialog>
  );
}

function Worksheet({ now, readings }: { now: Lesson; readings: boolean }) {
  const { scenario, seed, tasks, answers } = now;
  return (
    <article class="worksheet" data-readout="worksheet">
      <h3>
        {scenario.code} {scenario.title}
      </h3>
      <p class="reading">{scenario.question}</p>
      <p>
        Scenario {scenario.id}, seed {seed}. Name: ____________________ Date: ____________
      </p>
      {scenario.lesson.en !== undefined && (
        <ol>
          {scenario.lesson.en.predict.map((line) => (
            <li key={line}>
              {line}
              <span class="worksheet-line" />
            </li>
          ))}
        </ol>
      )}
      {tasks.map((task, i) => (
        <Question key={`${task.measure} ${task.second.name}`} task={task} answer={answers[i]!} readings={readings} />
      ))}
    </article>
  );
}

function Question({ task, answer, readings }: { task: Task; answer: Answer; readings: boolean }) {
  const { found } = answer;
  const shown = (value: number) => {
    const { value: text, unit } = quantity(value, task.unit);
    return `${text} ${unit}`.trim();
  };
  return (
    <section>
      <h4>
        {task.label} at {moment(task.at / 60)}: {task.second.name}
        {task.rule !== null && ` (“${task.rule.says}”)`}, compared with {task.first.name}
      </h4>
      <p>I expect: ☐ less ☐ about the same ☐ more, because</p>
      <span class="worksheet-line" />
      <p>
        Read off: {task.first.name} ____________ {task.second.name} ____________
      </p>
      {readings && found !== null && (
        <p class="worksheet-reading">
          Here: {shown(found.first)} and {shown(found.second)}, {SAID[verdictOf(found.first, found.second)]}
          {answer.seeds.length > 0 &&
            `; other seeds: ${answer.seeds.map(({ first, second }) => `${shown(first)} and ${shown(second)}`).join(', ')}`}
          .
        </p>
      )}
      <p>What the rules say about it:</p>
      <span class="worksheet-line" />
    </section>
  );
}

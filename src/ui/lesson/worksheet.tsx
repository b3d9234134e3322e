import './worksheet.css';
import { useSignal } from '@preact/signals';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { type Answer, type Lesson, lesson, type Pair } from './lesson.ts';
import { whatIsRead } from './reads.ts';
import { shown, textsOf } from './steps/step-parts.tsx';
import { type Task, verdictOf } from './tasks.ts';

/** A worksheet for a class: the questions and, for the teacher, the results of the runs done here. */
export function WorksheetDialog({ close }: { close: () => void }) {
  const readings = useSignal(false);
  const now = lesson.value;
  if (now === null) return null;
  const say = texts.value.worksheet;
  const done = now.answers.filter(({ found }) => found !== null).length;
  return (
    <Dialog title={say.title} close={close}>
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
          {say.readings(done)}
        </label>
        <button type="button" class="main" data-action="print" onClick={() => window.print()}>
          {say.print}
        </button>
      </div>
      <Worksheet now={now} readings={readings.value} />
    </Dialog>
  );
}

function Worksheet({ now, readings }: { now: Lesson; readings: boolean }) {
  const { scenario, seed, tasks, answers } = now;
  const own = textsOf(scenario);
  return (
    <article class="worksheet" data-readout="worksheet">
      <h3>
        {scenario.code} {translated(scenario.title)}
      </h3>
      <p class="reading">{translated(scenario.question)}</p>
      <p>{texts.value.worksheet.head(scenario.id, seed)}</p>
      {own !== undefined && (
        <ol>
          {own.predict.map((line) => (
            <li key={line}>
              {line}
              <span class="worksheet-line" />
            </li>
          ))}
        </ol>
      )}
      {tasks.map((task, i) => (
        <Question key={`${task.measure} ${task.second.name}`} task={task} answer={answers[i]} readings={readings} />
      ))}
    </article>
  );
}

function Question({ task, answer, readings }: { task: Task; answer: Answer; readings: boolean }) {
  const { found } = answer;
  const say = texts.value.worksheet;
  const pair = ({ first, second }: Pair) => say.pair(shown(first, task.unit), shown(second, task.unit));
  return (
    <section>
      <h4>
        {say.asks(
          whatIsRead(task),
          task.second.name,
          task.rule === null ? null : translated(task.rule.says),
          task.first.name,
        )}
      </h4>
      <p>{say.expect}</p>
      <span class="worksheet-line" />
      <p>{say.readOff(task.first.name, task.second.name)}</p>
      {readings && found !== null && (
        <p class="worksheet-reading">
          {say.here(
            pair(found),
            texts.value.lesson.verdicts[verdictOf(found.first, found.second)],
            answer.seeds.map(pair),
          )}
        </p>
      )}
      <p>{say.rules}</p>
      <span class="worksheet-line" />
    </section>
  );
}

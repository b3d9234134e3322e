import './worksheet.css';
import { useSignal } from '@preact/signals';
import { moment, unitText } from '../format.ts';
import { StillPicture } from '../gallery/still-picture.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { decidedBy, foundInWords } from './answer-words.ts';
import { filled, unitIn } from './judge.ts';
import { type Answer, type Lesson, lesson } from './lesson.ts';
import { whatIsRead } from './reads.ts';
import { choicesOf, type Task } from './task.ts';

/** A worksheet for a class: the questions and, for the teacher, the results of the runs done here. */
export function WorksheetDialog({ close }: { close: () => void }) {
  const readings = useSignal(false);
  const now = lesson.value;
  if (now === null) return null;
  const say = texts.value.worksheet;
  const done = now.answers.filter(({ values }) => values !== null).length;
  return (
    <Dialog title={say.title} close={close}>
      <div class="worksheet-choice">
        <label hidden={done === 0}>
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
  const { scenario, tasks, answers } = now;
  return (
    <article class="worksheet" data-readout="worksheet">
      <h3>
        {scenario.code} {translated(scenario.lesson.title || scenario.title)}
      </h3>
      <p>{texts.value.worksheet.head}</p>
      {tasks.map((task, i) => (
        <Question key={i} number={i + 1} now={now} task={task} answer={answers[i]} readings={readings} />
      ))}
    </article>
  );
}

interface QuestionProps {
  number: number;
  now: Lesson;
  task: Task;
  answer: Answer;
  readings: boolean;
}

/** Lines for an answer in writing. */
const LINES = 3;

function Question({ number, now, task, answer, readings }: QuestionProps) {
  const { values, found } = answer;
  const { row, compares } = task;
  const say = texts.value.worksheet;
  const asks =
    compares === null
      ? translated(row.ask)
      : say.asks(whatIsRead(task), compares.second, compares.rule, compares.first);
  return (
    <section>
      <h4>
        {number}. {translated(row.setting)} {asks}
      </h4>
      {row.place && (
        <div class="worksheet-place">
          <p>{say.place}</p>
          <StillPicture scenario={now.scenario.id} onPaper />
        </div>
      )}
      {row.estimate && <p>{say.estimate(unitText(unitIn(task, row.estimate.of)))}</p>}
      {choicesOf(task).length > 0 && (
        <ul class="worksheet-boxes">
          {choicesOf(task).map((text) => (
            <li key={text}>☐ {text}</li>
          ))}
        </ul>
      )}
      {task.chart.length === 1 && row.place === undefined && <Axes task={task} />}
      <p>{say.because}</p>
      <Lines />
      <p>{say.runGave}</p>
      <Lines />
      {readings && values !== null && (
        <p class="worksheet-reading">
          {found !== null && say.here(now.seed, foundInWords(task, found, answer.place), decidedBy(task, values))}{' '}
          {filled(task, row.explain, values)}
        </p>
      )}
    </section>
  );
}

const Lines = () => (
  <>
    {Array.from({ length: LINES }, (_, i) => (
      <span key={i} class="worksheet-line" />
    ))}
  </>
);

/** Empty axes on which a curve is sketched. */
function Axes({ task: { at, chart } }: { task: Task }) {
  const [measure] = chart;
  const unit = unitText(measure.unit);
  return (
    <figure class="worksheet-axes">
      <figcaption>
        {texts.value.worksheet.sketch(translated(measure.label))}
        {unit === '' ? '' : ` (${unit})`}
      </figcaption>
      <span class="worksheet-plot" />
      <span class="worksheet-times">
        <span>0</span>
        <span>{moment(at / 120)}</span>
        <span>{moment(at / 60)}</span>
      </span>
    </figure>
  );
}

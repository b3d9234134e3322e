import type { LessonResult } from '../../link/class-result.ts';
import { texts, translated } from '../texts/language.ts';
import { answerInWords } from './answer-words.ts';
import { written } from './judge.ts';
import { whatIsRead } from './reads.ts';
import { choicesOf, type Task } from './task.ts';

type Answers = LessonResult['answers'];

interface PooledProps {
  number: number;
  task: Task;
  answers: Answers;
  /** Whether the results of the runs are shown. */
  shown: boolean;
}

/** One question over a class: the predictions and, once they may be seen, the results of the runs. */
export function PooledQuestion({ number, task, answers, shown }: PooledProps) {
  const say = texts.value.classResults;
  const { row, compares } = task;
  const given = answers.filter((one) => one.given !== null);
  const found = answers.filter((one) => one.found !== null);
  const held = answers.filter((one) => one.held === true).length;
  return (
    <section class="pooled" data-question={number}>
      <h3>
        {number}. {compares === null ? translated(row.ask) : say.asks(whatIsRead(task), compares.second)}
      </h3>
      {choicesOf(task).length > 0 ? (
        <Bars task={task} given={given} found={shown ? found : null} />
      ) : (
        <Dots task={task} given={given} found={shown ? found : null} />
      )}
      {shown && (
        <p data-readout="pooled" data-held={held}>
          {say.heldOf(held, answers.filter((one) => one.held !== null).length)} {sureOf(answers)}
        </p>
      )}
    </section>
  );
}

/** Of those who were certain, how many were right. */
function sureOf(answers: Answers): string {
  const certain = answers.filter((one) => one.sure === 2 && one.held !== null);
  return certain.length === 0
    ? ''
    : texts.value.classResults.certain(certain.filter((one) => one.held).length, certain.length);
}

/** For each answer, how many predicted it and how many runs gave it. */
function Bars({ task, given, found }: { task: Task; given: Answers; found: Answers | null }) {
  const say = texts.value.classResults;
  const most = Math.max(1, given.length, found?.length ?? 0);
  return (
    <table class="pooled-bars">
      <thead>
        <tr>
          <th scope="col">{say.answer}</th>
          <th scope="col">{say.predicted}</th>
          <th scope="col">{say.runs}</th>
        </tr>
      </thead>
      <tbody>
        {choicesOf(task).map((text, i) => (
          <tr key={text}>
            <th scope="row">{answerInWords(task, i, null)}</th>
            <td>
              <Bar count={given.filter((one) => one.given === i).length} most={most} kind="said" />
            </td>
            <td>
              {found === null ? (
                '?'
              ) : (
                <Bar count={found.filter((one) => one.found === i).length} most={most} kind="gave" />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ count, most, kind }: { count: number; most: number; kind: 'said' | 'gave' }) {
  return (
    <span class="pooled-bar" data-kind={kind}>
      <i style={{ width: `${(100 * count) / most}%` }} />
      {count}
    </span>
  );
}

/** Predicted numbers, above those that the runs gave, on one axis. */
function Dots({ task, given, found }: { task: Task; given: Answers; found: Answers | null }) {
  const say = texts.value.classResults;
  const { estimate } = task.row;
  const said = given.map((one) => one.given!);
  const gave = (found ?? []).map((one) => one.found!);
  if (estimate === undefined) return <p>{say.places(given.length)}</p>;
  const most = Math.max(...said, ...gave, 1e-9);
  const row = (values: readonly number[], kind: 'said' | 'gave', label: string) => (
    <div class="pooled-dots" data-kind={kind}>
      <span>{label}</span>
      <div role="img" aria-label={`${label}: ${values.map((value) => written(task, estimate.of, value)).join(', ')}`}>
        {values.map((value, i) => (
          <i key={i} style={{ left: `${(100 * Math.max(0, value)) / most}%` }} />
        ))}
      </div>
    </div>
  );
  return (
    <>
      {row(said, 'said', say.predicted)}
      {found === null ? <p>{`${say.runs}: ?`}</p> : row(gave, 'gave', say.runs)}
      <p class="quiet">{say.upTo(written(task, estimate.of, most))}</p>
    </>
  );
}

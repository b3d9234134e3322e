import './explain.css';
import { isRight, isUsual } from '../../../analysis/answer.ts';
import { texts, translated } from '../../texts/language.ts';
import { answerInWords, decidedBy, foundInWords, givenOf, valuesInWords } from '../answer-words.ts';
import { nextTask } from '../follow-lesson.ts';
import { Linked } from '../glossary.tsx';
import { filled } from '../judge.ts';
import { type Answer, answer, answerShown, type Lesson, lesson, revealed } from '../lesson.ts';
import { SeedsOf } from '../seeds-of.tsx';
import { SetsOf } from '../sets-of.tsx';
import type { Task } from '../task.ts';
import { Explore, Next, Question } from './step-parts.tsx';

/** The results of the runs beside the predictions, and why. */
export function Explain({ now, asked }: { now: Lesson; asked: Task }) {
  const own = answer.value!;
  const say = texts.value.lesson;
  if (own.values === null) return <p class="reading">{say.notYet}</p>;
  if (!answerShown.value) return <Veil asked={asked} />;
  const { row } = asked;
  const last = now.at === now.tasks.length - 1;
  return (
    <>
      <Verdict asked={asked} own={own} />
      {own.found !== null && !isUsual(row, own.found) && asked.compares === null && (
        <p class="quiet" data-readout="unusual">
          {say.unusual}
        </p>
      )}
      <p class="reading" data-readout="explanation">
        <Linked text={filled(asked, row.explain, own.values)} />
      </p>
      {translated(row.idea) !== '' && (
        <blockquote class="common-idea">
          <h3>{say.commonIdea}</h3>
          <p class="reading">{say.quoted(translated(row.idea))}</p>
          <p>{translated(row.truth)}</p>
        </blockquote>
      )}
      <SeedsOf asked={asked} own={own} />
      <SetsOf now={now} asked={asked} />
      {translated(row.next) !== '' && (
        <>
          <h3>{say.tryNext}</h3>
          <p class="reading">
            <Linked text={filled(asked, row.next, own.values)} />
          </p>
          <Explore />
        </>
      )}
      <p class="quiet">{say.askCell}</p>
      <Next label={last ? say.toEnd : say.next} go={nextTask} />
    </>
  );
}

/** Answers to a question that no author wrote, as the page names them for programs. */
const COMPARED = ['less', 'same', 'more'];

/** Whether the prediction held, and both as rows. */
export function Verdict({ asked, own }: { asked: Task; own: Answer }) {
  const say = texts.value.lesson;
  const given = givenOf(own);
  const found = own.found;
  const held = given === null || found === null ? null : isRight(asked.row, given, found);
  const claimed = lesson.value?.claim !== null;
  return (
    <div
      class="verdict"
      data-readout="verdict"
      data-value={asked.compares === null || found === null ? (found ?? '') : COMPARED[found]}
      data-held={held ?? ''}
    >
      {!claimed && (
        <p class="asked">
          {found === null ? say.noAnswer : held === null ? say.runsGave : held ? say.right : say.wrong}
        </p>
      )}
      <dl>
        {given !== null && (
          <div>
            <dt>{say.youSaid}</dt>
            <dd>
              {answerInWords(asked, given, own.place)}
              {own.sure !== null && `, ${say.sureSaid[own.sure]}`}
            </dd>
          </div>
        )}
        {found !== null && (
          <div>
            <dt>{say.runsGave}</dt>
            <dd>{foundInWords(asked, found, own.place)}</dd>
          </div>
        )}
        {asked.row.place && translated(asked.row.place.usual) !== '' && (
          <div>
            <dt>{say.usually}</dt>
            <dd>{translated(asked.row.place.usual)}</dd>
          </div>
        )}
        {valuesInWords(asked, own.values!).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {found !== null && own.place === null && <p class="unseen">{decidedBy(asked, own.values!)}</p>}
    </div>
  );
}

/** Shown instead of the answer until the class has given its own. */
function Veil({ asked }: { asked: Task }) {
  const say = texts.value.lesson;
  return (
    <>
      <Question asked={asked} />
      <p class="reading">{say.veiled}</p>
      <button
        type="button"
        class="main"
        data-action="reveal"
        onClick={() => {
          revealed.value = true;
        }}
      >
        {say.reveal}
      </button>
    </>
  );
}

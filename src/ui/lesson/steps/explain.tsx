import { number } from '../../format.ts';
import { texts, translated } from '../../texts/language.ts';
import { OwnResult } from '../class.tsx';
import { Linked } from '../glossary.tsx';
import { type Answer, type Lesson, nextTask } from '../lesson.ts';
import { type Task, verdictOf } from '../tasks.ts';
import { About, Lines, Next, textsOf } from './step-parts.tsx';

/** What the rules say about it and, after the last question, what else to try. */
export function Explain({ now, asked }: { now: Lesson; asked: Task }) {
  const own = textsOf(now.scenario);
  const last = now.at === now.tasks.length - 1;
  const say = texts.value.lesson;
  return (
    <>
      <h3>{say.heldTo}</h3>
      <p class="reading">
        <Linked text={`${translated(asked.says)}.`} />
      </p>
      {asked.rule !== null && (
        <p class="reading">
          <b>{asked.rule.id}</b> <Linked text={translated(asked.rule.says)} /> <small>{asked.rule.source}</small>
        </p>
      )}
      {last && <About scenario={now.scenario} />}
      {last && own !== undefined && (
        <>
          <h3>{say.tryByHand}</h3>
          <Lines lines={own.do} />
          <h3>{say.readOff}</h3>
          <Lines lines={own.read} />
        </>
      )}
      <p class="quiet">{say.askCell}</p>
      {last && <OwnResult now={now} />}
      {last ? (
        <p class="reading" data-readout="score">
          {now.answers.some(({ guess }) => guess !== null)
            ? say.score(number(now.answers.filter(isRight).length), now.tasks.length)
            : say.done}
        </p>
      ) : (
        <Next label={say.next} go={() => void nextTask()} />
      )}
    </>
  );
}

const isRight = ({ guess, found }: Answer): boolean => found !== null && guess === verdictOf(found.first, found.second);

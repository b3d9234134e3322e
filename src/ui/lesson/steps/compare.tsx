import { moment, reading } from '../../format.ts';
import './compare.css';
import { texts } from '../../texts/language.ts';
import { type Answer, answer, answerShown, askSeeds, change, lesson, revealed } from '../lesson.ts';
import { asking, SEEDS } from '../other-seeds.ts';
import { readSketch, whatIsRead } from '../reads.ts';
import { GUESSES, type Guess, type Task, verdictOf } from '../tasks.ts';
import { Next, Question, shown } from './step-parts.tsx';

/** The prediction beside the results of the runs. */
export function Compare({ asked }: { asked: Task }) {
  const now = answer.value!;
  const { found } = now;
  const claimed = lesson.value?.claim !== null;
  const say = texts.value.lesson;
  if (found === null) return <p class="reading">{say.notYet(moment(asked.at / 60))}</p>;
  if (!answerShown.value) return <Veil asked={asked} />;
  const verdict = verdictOf(found.first, found.second);
  const second = shown(found.second, asked.unit);
  return (
    <>
      {!claimed && <Question asked={asked} />}
      <p class="reading" data-readout="verdict" data-value={verdict}>
        {now.guess !== null && say.youSaid(say.verdicts[now.guess])}{' '}
        {say.verdict(
          say.verdicts[verdict],
          shown(found.first, asked.unit),
          second,
          found.first > 0 ? reading(found.second / found.first) : null,
        )}{' '}
        {now.guess !== null && (now.guess === verdict ? say.right : say.wrong)}
      </p>
      {now.sketch.length > 0 && (
        <p class="quiet">{say.curveGives(shown(readSketch(now.sketch, asked), asked.unit), second)}</p>
      )}
      <OtherSeeds asked={asked} now={now} />
      {!claimed && <Next label={say.whyIsThat} go={() => change({ step: 'explain' })} />}
    </>
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

/** Whether it was chance: the same question with other seeds. */
function OtherSeeds({ asked, now: { seeds, guess } }: { asked: Task; now: Answer }) {
  const busy = asking.value;
  const say = texts.value.lesson;
  const verdicts = seeds.map(({ first, second }) => verdictOf(first, second));
  const count = (of: Guess) => verdicts.filter((one) => one === of).length;
  const counts = GUESSES.filter((one) => count(one) > 0).map((one) => `${count(one)} ${say.verdicts[one]}`);
  return (
    <div class="other-seeds">
      {seeds.length > 0 && (
        <>
          <p data-readout="seeds" data-value={seeds.length}>
            {say.otherSeeds(seeds.length, counts.join(', '))} {guess !== null && say.holds(count(guess))}
          </p>
          <table>
            <caption class="unseen">{say.seedsOf(whatIsRead(asked))}</caption>
            <thead>
              <tr>
                <th scope="col">{say.seed}</th>
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
          {say.seedsDone(busy.done, busy.all)}
        </p>
      ) : (
        seeds.length === 0 && (
          <button type="button" data-action="lesson-seeds" onClick={() => void askSeeds()}>
            {say.askSeeds(SEEDS)}
          </button>
        )
      )}
    </div>
  );
}

import './seeds-of.css';
import { isRight } from '../../analysis/answer.ts';
import { texts } from '../texts/language.ts';
import { answerInWords, givenOf, valuesInWords } from './answer-words.ts';
import { type Answer, changeAnswer, lesson } from './lesson.ts';
import { asking, runSeeds, SEEDS } from './other-seeds.ts';
import type { Task } from './task.ts';

/** Whether it was chance: the same question with other seeds. */
export function SeedsOf({ asked, own }: { asked: Task; own: Answer }) {
  const say = texts.value.lesson;
  const busy = asking.value;
  const { seeds } = own;
  const given = givenOf(own);
  if (asked.row.place) return null;
  const known = seeds.filter(({ found }) => found !== null);
  return (
    <div class="other-seeds">
      {seeds.length > 0 && (
        <>
          <p data-readout="seeds" data-value={seeds.length}>
            {say.otherSeeds(
              seeds.length,
              countsOf(
                asked,
                known.map(({ found }) => found!),
              ),
            )}{' '}
            {given !== null && say.holds(known.filter(({ found }) => isRight(asked.row, given, found!)).length)}
          </p>
          <table>
            <caption class="unseen">{say.seedsTable}</caption>
            <thead>
              <tr>
                <th scope="col">{say.seed}</th>
                {valuesInWords(asked, seeds[0].values).map(({ name }) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
                {asked.row.estimate && <th scope="col">{say.runsGave}</th>}
              </tr>
            </thead>
            <tbody>
              {seeds.map(({ values, found }, i) => (
                <tr key={i}>
                  <td>{i + 2}</td>
                  {valuesInWords(asked, values).map(({ name, value }) => (
                    <td key={name}>{value}</td>
                  ))}
                  {asked.row.estimate && <td>{found === null ? '–' : answerInWords(asked, found, null)}</td>}
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
          <button type="button" data-action="lesson-seeds" onClick={() => void askSeeds(asked)}>
            {say.askSeeds(SEEDS)}
          </button>
        )
      )}
    </div>
  );
}

async function askSeeds(asked: Task): Promise<void> {
  const now = lesson.value;
  if (now === null || asking.value !== null) return;
  changeAnswer({ seeds: [] });
  await runSeeds(asked, now.seed, (seeds) => changeAnswer({ seeds }));
}

/** How many seeds give each answer; nothing for numbers, which the table shows. */
function countsOf(asked: Task, found: readonly number[]): string {
  if (asked.row.estimate) return '';
  const kinds = [...new Set(found)].sort((a, b) => a - b);
  return kinds
    .map((kind) =>
      texts.value.lesson.counted(found.filter((one) => one === kind).length, answerInWords(asked, kind, null)),
    )
    .join(', ');
}

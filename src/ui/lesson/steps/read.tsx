import { Description } from '../../describe/description.tsx';
import { texts, translated } from '../../texts/language.ts';
import { change, type Lesson } from '../lesson.ts';
import { Next, Told } from './step-parts.tsx';

/** What the lesson is about, before anything is asked. */
export function Read({ now: { scenario, tasks } }: { now: Lesson }) {
  const { needs } = scenario.lesson;
  const say = texts.value.lesson;
  return (
    <>
      {tasks.length > 0 && <p class="reading">{say.howItGoes}</p>}
      <Told heading={say.needs} text={translated(needs)} />
      <h3>{say.onScreen}</h3>
      <Description />
      {tasks.length === 0 ? (
        <p class="quiet">{say.noQuestions}</p>
      ) : (
        <Next label={say.toQuestions(tasks.length)} go={() => change({ step: 'predict', at: 0 })} />
      )}
    </>
  );
}

import { Description } from '../../describe/description.tsx';
import { texts, translated } from '../../texts/language.ts';
import { Linked } from '../glossary.tsx';
import { change, type Lesson } from '../lesson.ts';
import { About, Lines, Next, textsOf } from './step-parts.tsx';

/** What the lesson is about. */
export function Read({ now: { scenario, tasks } }: { now: Lesson }) {
  const own = textsOf(scenario);
  const say = texts.value.lesson;
  return (
    <>
      <p class="reading">
        <Linked text={translated(scenario.question)} />
      </p>
      <h3>{say.onScreen}</h3>
      <Description />
      {own !== undefined && (
        <>
          <h3>{say.think}</h3>
          <Lines lines={own.predict} />
        </>
      )}
      {tasks.length === 0 ? (
        <>
          <p class="quiet">{say.noQuestions}</p>
          <About scenario={scenario} />
        </>
      ) : (
        <Next label={say.toQuestions(tasks.length)} go={() => change({ step: 'predict' })} />
      )}
    </>
  );
}

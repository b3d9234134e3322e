import { said, texts } from '../../texts/language.ts';
import { Linked } from '../glossary.tsx';
import { change, type Lesson } from '../lesson.ts';
import { Lines, Next, textsOf } from './parts.tsx';

/** What the lesson is about. */
export function Read({ now: { scenario, tasks } }: { now: Lesson }) {
  const own = textsOf(scenario);
  const say = texts.value.lesson;
  return (
    <>
      <p class="reading">
        <Linked text={said(scenario.description)} />
      </p>
      {own !== undefined && (
        <>
          <h3>{say.objective}</h3>
          <p class="reading">
            <Linked text={said(own.objective)} />
          </p>
          <h3>{say.think}</h3>
          <Lines lines={own.predict} />
        </>
      )}
      <Next label={say.toQuestions(tasks.length)} go={() => change({ step: 'predict' })} />
    </>
  );
}

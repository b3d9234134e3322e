import './explore-strip.css';
import { texts, translated } from '../texts/language.ts';
import { filled } from './judge.ts';
import { answer, exploring, task } from './lesson.ts';

/** What a lesson suggests trying, above the levers, and the way back to it. */
export function ExploreStrip() {
  const asked = task.value;
  const values = answer.value?.values ?? null;
  const suggested = asked === null || values === null ? '' : filled(asked, asked.row.next, values);
  const say = texts.value;
  return (
    <section class="explore-strip" aria-label={say.lesson.tryNext}>
      {translated(suggested) !== '' && (
        <>
          <h2>{say.lesson.tryNext}</h2>
          <p>{suggested}</p>
        </>
      )}
      <button
        type="button"
        data-action="back-to-lesson"
        onClick={() => {
          exploring.value = false;
        }}
      >
        {say.header.backToLesson}
      </button>
    </section>
  );
}

import { moment } from '../../format.ts';
import { live, together } from '../../run/state.ts';
import { texts } from '../../texts/language.ts';
import type { Task } from '../tasks.ts';
import { Question } from './step-parts.tsx';

/** Both runs on their way to the moment in question. */
export function Running({ asked }: { asked: Task }) {
  const say = texts.value.lesson;
  return (
    <>
      <Question asked={asked} />
      <p class="reading" role="status">
        {together.value ? say.underWay(moment(live.value.hours), moment(asked.at / 60)) : say.preparing}
      </p>
      <progress max={asked.at / 60} value={Math.max(0, live.value.hours)} aria-label={say.progress} />
    </>
  );
}

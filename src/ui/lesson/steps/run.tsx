import { moment } from '../../format.ts';
import { arms, together } from '../../run/state.ts';
import { texts } from '../../texts/language.ts';
import type { Task } from '../task.ts';
import { Question } from './step-parts.tsx';

/** The runs on their way to the moment in question. */
export function Running({ asked }: { asked: Task }) {
  const say = texts.value.lesson;
  // Of several runs the one that is behind: the others wait for it.
  const hours = Math.min(...arms.value.map((arm) => arm.live.value.hours));
  return (
    <>
      <Question asked={asked} />
      <p class="reading">
        {!together.value && say.preparing(asked.sides.length)}
        {together.value && hours < 0 && say.settling(moment(-hours))}
        {together.value && hours >= 0 && say.underWay(asked.sides.length, moment(hours), moment(asked.at / 60))}
      </p>
      <progress max={asked.at / 60} value={Math.max(0, hours)} aria-label={say.progress} />
    </>
  );
}

import { moment } from '../../format.ts';
import { live, together } from '../../run/state.ts';
import { texts } from '../../texts/language.ts';
import type { Task } from '../task.ts';
import { Question } from './step-parts.tsx';

/** The runs on their way to the moment in question. */
export function Running({ asked }: { asked: Task }) {
  const say = texts.value.lesson;
  const { hours } = live.value;
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

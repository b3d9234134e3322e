import { number } from '../../format.ts';
import { texts, translated } from '../../texts/language.ts';
import { OwnResult } from '../class.tsx';
import type { Lesson } from '../lesson.ts';
import { heldIn } from '../score.ts';
import { Explore, Lines, Told } from './step-parts.tsx';

/** The end of a lesson: what held, what the runs show, and what else to try. */
export function End({ now }: { now: Lesson }) {
  const { scenario } = now;
  const say = texts.value.lesson;
  const { held, said } = heldIn(now);
  return (
    <>
      <p class="reading" data-readout="score" data-value={held}>
        {said > 0 ? say.score(number(held), said) : say.done}
      </p>
      <Told heading={say.objective} text={translated(scenario.lesson.objective)} />
      <Told heading={say.titleNow} text={translated(scenario.description)} />
      {scenario.lesson.read.length > 0 && (
        <>
          <h3>{say.readOff}</h3>
          <Lines lines={scenario.lesson.read} />
        </>
      )}
      {scenario.lesson.try.length > 0 && (
        <>
          <h3>{say.tryByHand}</h3>
          <Lines lines={scenario.lesson.try} />
          <Explore />
        </>
      )}
      <OwnResult now={now} />
    </>
  );
}

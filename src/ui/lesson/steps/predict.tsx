import { moment, unitText } from '../../format.ts';
import './predict.css';
import { focus, opened } from '../../run/state.ts';
import { Icon } from '../../shell/icon.tsx';
import { texts } from '../../texts/language.ts';
import { type Answer, answer, changeAnswer, runTask, veiled } from '../lesson.ts';
import { GUESSES, type Task } from '../tasks.ts';
import { Question } from './step-parts.tsx';

/** Asks for a prediction of the second run, as a word and as a curve. */
export function Predict({ asked }: { asked: Task }) {
  const now = answer.value!;
  const last = now.sketch.at(-1);
  const say = texts.value.lesson;
  return (
    <>
      <Question asked={asked} />
      <fieldset class="guesses" data-control="guess">
        <legend>{say.itWill}</legend>
        {GUESSES.map((guess) => (
          <label key={guess}>
            <input
              type="radio"
              name="guess"
              value={guess}
              checked={now.guess === guess}
              onChange={() => changeAnswer({ guess })}
            />
            <span>{say.guesses[guess]}</span>
          </label>
        ))}
      </fieldset>
      <p class="quiet">
        {say.sketch(moment(asked.at / 60))}{' '}
        <label class="sketch-end">
          <span class="unseen">{say.sketchValue(unitText(asked.unit))}</span>
          <input
            type="number"
            step="any"
            data-control="sketch-end"
            value={last === undefined ? '' : Math.round(last.value * 100) / 100}
            onInput={(event) => {
              const value = event.currentTarget.valueAsNumber;
              if (Number.isFinite(value)) changeAnswer({ sketch: straight(asked, value) });
            }}
          />{' '}
          {unitText(asked.unit)}
        </label>
      </p>
      <div class="lesson-actions">
        <button type="button" data-action="redraw" onClick={() => changeAnswer({ sketch: [] })}>
          {say.redraw}
        </button>
        <button
          type="button"
          class="main"
          data-action="lesson-run"
          disabled={now.guess === null && !veiled.value}
          onClick={() => void runTask()}
        >
          <Icon name="play" size={16} /> {say.runTo(moment(asked.at / 60))}
        </button>
      </div>
      {now.guess === null && !veiled.value && <p class="quiet">{say.answerFirst}</p>}
    </>
  );
}

/** A straight line from the present value to a value at the end. */
function straight(asked: Task, value: number): Answer['sketch'] {
  const run = opened.value!;
  const start = focus.value.readouts.value[run.measures.findIndex(({ id }) => id === asked.measure)] ?? 0;
  return [
    { hours: 0, value: Number.isFinite(start) ? start : 0 },
    { hours: asked.at / 60, value },
  ];
}

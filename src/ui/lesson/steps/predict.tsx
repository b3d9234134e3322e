import { isRight } from '../../../analysis/answer.ts';
import { moment, unitText } from '../../format.ts';
import './predict.css';
import { Radios } from '../../form.tsx';
import { NumberInput } from '../../number-input.tsx';
import { Icon } from '../../shell/icon.tsx';
import { texts, translated } from '../../texts/language.ts';
import { unitIn } from '../judge.ts';
import { type Answer, answer, changeAnswer, isGiven, veiled } from '../lesson.ts';
import { runTask } from '../run-task.ts';
import { answerOfSketch, sketched, startOfSketch } from '../sketched-curve.ts';
import { choicesOf, type Task } from '../task.ts';
import { Closed, Question } from './step-parts.tsx';

/** Asks for a prediction: as an answer, a number or a place, and as a curve. */
export function Predict({ asked }: { asked: Task }) {
  const now = answer.value!;
  const say = texts.value.lesson;
  const { row } = asked;
  const ready = isGiven(now) || veiled.value;
  return (
    <>
      <Question asked={asked} />
      {row.place ? (
        <PlaceField now={now} />
      ) : row.estimate ? (
        <NumberGiven asked={asked} now={now} />
      ) : (
        <Choices asked={asked} now={now} />
      )}
      {asked.compares === null && (
        <div class="sure">
          <h3>{say.howSure}</h3>
          <Radios
            legend={say.howSure}
            name="sure"
            value={String(now.sure ?? '')}
            options={say.sure.map((label, i) => ({ id: String(i), label }))}
            choose={(id) => changeAnswer({ sure: Number(id) })}
          />
        </div>
      )}
      {translated(row.hint) !== '' && (
        <Closed says={say.hint} name="hint">
          <p>{translated(row.hint)}</p>
        </Closed>
      )}
      {row.place === undefined && asked.chart.length === 1 && <Sketch asked={asked} now={now} />}
      <div class="lesson-actions">
        {row.place === undefined && asked.chart.length === 1 && (
          <button
            type="button"
            data-action="redraw"
            disabled={now.sketch.length === 0}
            onClick={() => changeAnswer({ sketch: [] })}
          >
            {say.redraw}
          </button>
        )}
        <button type="button" class="main" data-action="lesson-run" disabled={!ready} onClick={() => void runTask()}>
          <Icon name="play" size={16} /> {say.runTo(moment(asked.at / 60))}
        </button>
      </div>
      {!ready && <p class="quiet">{say.answerFirst}</p>}
      {translated(row.why) !== '' && (
        <p class="why-asked">
          <b>{say.whyAsked}</b> {translated(row.why)}
        </p>
      )}
    </>
  );
}

function Choices({ asked, now }: { asked: Task; now: Answer }) {
  const say = texts.value.lesson;
  return (
    <fieldset class="guesses" data-control="guess">
      <legend class={asked.compares === null ? 'unseen' : undefined}>
        {asked.compares === null ? say.answers : say.itWill}
      </legend>
      {choicesOf(asked).map((text, i) => (
        <label key={text}>
          <input
            type="radio"
            name="guess"
            value={i}
            checked={now.given === i}
            onChange={() => changeAnswer({ given: i })}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function NumberGiven({ asked, now }: { asked: Task; now: Answer }) {
  const { of, low, high } = asked.row.estimate!;
  const unit = unitText(unitIn(asked, of));
  return (
    <label class="fields number-given">
      <span>{texts.value.lesson.number(unit)}</span>
      <NumberInput
        name="guess-number"
        value={now.given ?? Number.NaN}
        low={low}
        high={high}
        change={(value) => changeAnswer({ given: value >= low && value <= high ? value : null })}
      />
      <small>{texts.value.lesson.between(low, high, unit)}</small>
    </label>
  );
}

function PlaceField({ now }: { now: Answer }) {
  const say = texts.value.lesson;
  return (
    <p class="place-field" role="status" data-readout="place">
      {now.place === null ? say.clickPlace : say.placeChosen}
    </p>
  );
}

/** The end of a sketched curve as a number, and whether answer and sketch agree. */
function Sketch({ asked, now }: { asked: Task; now: Answer }) {
  const say = texts.value.lesson;
  const last = now.sketch.at(-1);
  const drawn = now.sketch.length > 0 ? answerOfSketch(asked, now.sketch) : null;
  return (
    <Closed says={say.sketch} name="sketch">
      <p class="quiet">{say.sketchHow}</p>
      <label class="sketch-end">
        <span>
          {say.sketchValue(moment(asked.at / 60), asked.known === null ? unitText(asked.chart[0].unit) : '%')}
        </span>
        <NumberInput
          name="sketch-end"
          value={last === undefined ? Number.NaN : Math.round(last.value * 100) / 100}
          change={(value) => {
            if (Number.isFinite(value))
              changeAnswer({
                sketch: sketched([{ hours: 0, value: startOfSketch(asked) }], { hours: asked.at / 60, value }),
              });
          }}
        />
      </label>
      {drawn !== null && now.given !== null && (
        <p class="quiet" data-readout="agree">
          {isRight(asked.row, now.given, drawn) ? say.agrees : say.agreesNot}
        </p>
      )}
    </Closed>
  );
}

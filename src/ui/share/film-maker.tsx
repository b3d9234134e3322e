import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { NumberField } from '../form.tsx';
import { number } from '../format.ts';
import { arms, hoursAt, live, opened, stepAt } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { film, stepsOf, type Take } from './film.ts';
import { saveAs } from './save.ts';

const PER_SECOND = 25;
/** Default number of pictures in a film: ten seconds. */
const USUAL = 250;
/** Maximum number of pictures in a film. */
const MAX_PICTURES = 5000;

/** Steps between pictures that give a film the default number. */
const usualStride = (steps: number): number => Math.max(1, Math.round(steps / USUAL));

/** Asks what a film should show, then makes and saves it. */
export function FilmMaker({ name, told }: { name: string; told: (text: string) => void }) {
  const say = texts.value.film;
  const run = opened.value!;
  const end = hoursAt(run.duration);
  const now = live.value.hours;
  const from = useSignal(0);
  const to = useSignal(now > 0 ? now : end);
  const every = useSignal((usualStride(stepAt(to.value) - stepAt(from.value)) * run.minutesPerStep) / 60);
  const perSecond = useSignal(PER_SECOND);
  const done = useSignal<number | null>(null);
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);
  const take: Take = {
    from: stepAt(from.value),
    to: Math.min(stepAt(to.value), run.duration),
    every: Math.max(1, stepAt(every.value)),
    perSecond: perSecond.value,
  };
  const pictures = take.to >= take.from ? stepsOf(take).length : 0;
  const possible = pictures > 0 && pictures <= MAX_PICTURES && perSecond.value >= 1;
  const make = async () => {
    ending.current = new AbortController();
    done.value = 0;
    try {
      const made = await film(
        take,
        (count) => {
          done.value = count;
        },
        ending.current.signal,
      );
      if (made !== null) saveAs(`${name}${made.ending}`, made.blob);
      told(made === null ? say.ended : texts.value.share.saved);
    } catch (error) {
      told(error instanceof Error ? error.message : String(error));
    } finally {
      done.value = null;
    }
  };
  const change = (field: { value: number }) => (value: number) => {
    field.value = value;
  };
  return (
    <details class="share-part film">
      <summary>{say.title}</summary>
      <p class="quiet">{arms.value.length > 1 ? say.saysOfAll : say.says}</p>
      <div class="fields">
        <NumberField label={say.from} name="film-from" value={from.value} low={0} high={end} change={change(from)} />
        <NumberField label={say.to} name="film-to" value={to.value} low={0} high={end} change={change(to)} />
        <NumberField label={say.every} name="film-every" value={every.value} low={0} change={change(every)} />
        <NumberField
          label={say.perSecond}
          name="film-speed"
          value={perSecond.value}
          low={1}
          high={60}
          change={change(perSecond)}
        />
      </div>
      <div class="share-actions">
        {done.value === null ? (
          <button type="button" data-action="film" disabled={!possible} onClick={() => void make()}>
            {say.make}
          </button>
        ) : (
          <>
            <progress max={pictures} value={done.value} aria-label={say.progress} />
            <button type="button" data-action="end-film" onClick={() => ending.current.abort()}>
              {say.end}
            </button>
          </>
        )}
        <span class="quiet" role="status">
          {possible
            ? say.length(done.value ?? pictures, pictures, number(pictures / perSecond.value), done.value !== null)
            : say.impossible(MAX_PICTURES)}
        </span>
      </div>
    </details>
  );
}

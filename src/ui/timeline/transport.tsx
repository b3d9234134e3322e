import './transport.css';
import './identity.css';
import { useSignal } from '@preact/signals';
import { daysAndHours, moment, reading, time } from '../format.ts';
import { givesWay } from '../run/colouring.ts';
import { digest, focus, hoursAt, live, opened, ready, running, speed, target } from '../run/state.ts';
import { halt, play, seek, setSpeed, step } from '../run/time.ts';
import { underWay } from '../run/under-way.ts';
import { changeSeed } from '../session/choose.ts';
import { canGoForward, canStepBack, stepBack, stepForward } from '../session/undo-all.ts';
import { Icon } from '../shell/icon.tsx';
import { IconButton } from '../shell/icon-button.tsx';
import { texts } from '../texts/language.ts';
import { SPEEDS } from './speeds.ts';

/** A speed as written on its button and as read out. */
function spoken(hours: number): { label: string; says: string } {
  const say = texts.value.transport;
  if (hours === Number.POSITIVE_INFINITY) return { label: say.max, says: say.fastest };
  if (hours < 1) return { label: '¼', says: say.quarter };
  return { label: String(hours), says: say.hoursPerSecond(hours) };
}

const quietly = (done: Promise<unknown>) => void done.catch(() => {});

export function Transport() {
  const disabled = opened.value === null;
  const say = texts.value.transport;
  return (
    <section class="transport" aria-label={say.run}>
      <div class="transport-buttons">
        {running.value || underWay.value !== null ? (
          <button
            type="button"
            class="round"
            data-action="pause"
            aria-label={say.pause}
            disabled={disabled}
            onClick={() => quietly(halt())}
          >
            <Icon name="pause" size={22} />
          </button>
        ) : (
          <button
            type="button"
            class="round"
            data-action="play"
            aria-label={say.play}
            disabled={disabled}
            onClick={() => quietly(play())}
          >
            <Icon name="play" size={22} />
          </button>
        )}
        <IconButton action="step" icon="step" label={say.step} disabled={disabled} press={() => quietly(step())} />
        <IconButton
          action="undo"
          icon="undo"
          label={say.undo}
          title={say.undoTitle}
          disabled={!canStepBack.value}
          press={() => quietly(stepBack())}
        />
        <IconButton
          action="redo"
          icon="redo"
          label={say.redo}
          title={say.redoTitle}
          disabled={!canGoForward.value}
          press={() => quietly(stepForward())}
        />
        <IconButton action="reset" icon="reset" label={say.reset} disabled={disabled} press={() => quietly(seek(0))} />
      </div>
      <Clock />
      <fieldset class="segments speeds" data-control="speed">
        <legend class="unseen">{say.speed}</legend>
        {SPEEDS.map((hours) => ({ hours, ...spoken(hours) })).map(({ hours, label, says }) => (
          <label key={hours} title={says}>
            <input
              type="radio"
              name="speed"
              value={String(hours)}
              aria-label={says}
              checked={speed.value === hours}
              onChange={() => quietly(setSpeed(hours))}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <Pace />
      <Identity />
    </section>
  );
}

function Clock() {
  const { hours } = live.value;
  const parts = daysAndHours(hours);
  return (
    <p class="clock">
      <b>
        {parts.sign}
        {parts.days}
      </b>
      <small>d</small> <b>{parts.hours}</b>
      <small>h</small>
      <span class="unseen" data-readout="hours">
        {hours.toFixed(2)}
      </span>
      <GoodMoment />
    </p>
  );
}

/** The way from the start to the moment that the scenario's picture shows. */
function GoodMoment() {
  const at = focus.value.scenario?.gallery.at ?? 0;
  const run = opened.value;
  if (run === null || at <= 0 || running.value || live.value.step !== 0) return null;
  return (
    <button
      type="button"
      class="link good-moment"
      data-action="good-moment"
      onClick={() => quietly(seek(Math.round(at / run.minutesPerStep)))}
    >
      {texts.value.transport.skipTo(moment(at / 60))}
    </button>
  );
}

function Pace() {
  const { speed: pace, hours, step: at } = live.value;
  const run = opened.value;
  const say = texts.value.transport;
  const over = run !== null && hours >= (run.duration * run.minutesPerStep) / 60;
  const moving = hours < 0 ? say.settling : say.pace(reading(pace));
  const fewer = running.value && hours >= 0 && ready.value && givesWay.value;
  const way = target.value === null ? null : say.goingTo(time(hoursAt(target.value)));
  const doing = way ?? (!ready.value ? say.firstFields : running.value ? moving : over ? say.over : say.paused);
  return (
    <p class="pace">
      <span
        title={fewer ? say.fewerTitle : hours < 0 ? say.settlingTitle : undefined}
        data-readout={fewer ? 'fewer' : undefined}
      >
        {fewer ? say.fewer(reading(pace)) : doing}
      </span>
      <span>
        {say.stepNow}{' '}
        <span data-readout="step" data-value={at}>
          {String(at).replace('-', '\u2212')}
        </span>
      </span>
    </p>
  );
}

/** Seed and digest, which together name this state. */
function Identity() {
  const run = opened.value;
  const copied = useSignal('');
  const say = texts.value.transport;
  const text = digest.value;
  const short = text === '' ? '···· ····' : `${text.slice(0, 4)} ${text.slice(4, 8)}`;
  const shown = text !== '' && copied.value === text ? say.copied : short;
  const copy = () => {
    void navigator.clipboard?.writeText(text).then(() => {
      copied.value = text;
    });
  };
  return (
    <div class="identity">
      <Seed key={run?.seed ?? ''} seed={run?.seed ?? ''} />
      <button
        type="button"
        class="digest"
        data-action="copy"
        disabled={text === ''}
        aria-label={say.copyDigest(shown, text)}
        title={say.digestTitle}
        onClick={copy}
      >
        <span aria-hidden="true">{shown}</span>
        <span class="unseen" data-readout="digest">
          {text}
        </span>
      </button>
    </div>
  );
}

function Seed({ seed }: { seed: string }) {
  // The text being typed; kept because the running run redraws this meanwhile.
  const draft = useSignal<string | null>(null);
  const finish = () => {
    const plain = draft.value?.trim() ?? '';
    draft.value = null;
    if (plain !== '' && plain !== seed) quietly(changeSeed(plain));
  };
  return (
    <label class="seed">
      {texts.value.transport.seed}
      <input
        type="text"
        data-control="seed"
        data-readout="seed"
        spellcheck={false}
        autocomplete="off"
        title={texts.value.transport.seedTitle}
        value={draft.value ?? seed}
        style={{ width: `${Math.max(4, Math.min(14, seed.length)) + 1.5}ch` }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onBlur={finish}
      />
    </label>
  );
}

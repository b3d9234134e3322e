import { useSignal } from '@preact/signals';
import { reset } from '../run/session.ts';
import { arms, focus, hoursAt, live, opened, ready, speed, target } from '../run/state.ts';
import { redo, undo } from '../run/steer.ts';
import { pause, play, seek, setSpeed, step } from '../run/time.ts';
import { Icon } from '../shell/icon.tsx';
import { IconButton } from '../shell/icon-button.tsx';
import { daysAndHours, reading, time } from '../text.ts';

const SPEEDS = [
  { value: 0.25, label: '¼', says: 'a quarter of an hour per second' },
  { value: 1, label: '1', says: '1 hour per second' },
  { value: 2, label: '2', says: '2 hours per second' },
  { value: 4, label: '4', says: '4 hours per second' },
  { value: Number.POSITIVE_INFINITY, label: 'Max', says: 'as fast as possible' },
];

const quietly = (done: Promise<unknown>) => void done.catch(() => {});

export function Transport() {
  const { running } = live.value;
  const disabled = opened.value === null;
  return (
    <section class="transport" aria-label="Run">
      <div class="transport-buttons">
        {running ? (
          <button
            type="button"
            class="round"
            data-action="pause"
            aria-label="Pause"
            disabled={disabled}
            onClick={() => quietly(pause())}
          >
            <Icon name="pause" size={22} />
          </button>
        ) : (
          <button
            type="button"
            class="round"
            data-action="play"
            aria-label="Play"
            disabled={disabled}
            onClick={() => quietly(play())}
          >
            <Icon name="play" size={22} />
          </button>
        )}
        <IconButton action="step" icon="step" label="One step" disabled={disabled} press={() => quietly(step())} />
        <IconButton
          action="undo"
          icon="undo"
          label="Undo"
          title="Undo the last change"
          disabled={!focus.value.canUndo.value}
          press={() => quietly(undo())}
        />
        <IconButton
          action="redo"
          icon="redo"
          label="Redo"
          title="Do again what was undone"
          disabled={!focus.value.canRedo.value}
          press={() => quietly(redo())}
        />
        <IconButton
          action="reset"
          icon="reset"
          label="Back to the start"
          disabled={disabled}
          press={() => quietly(arms.value.length > 1 ? seek(0) : reset(null))}
        />
      </div>
      <Clock />
      <fieldset class="segments speeds" data-control="speed">
        <legend class="unseen">Speed, simulated hours per second</legend>
        {SPEEDS.map((one) => (
          <label key={one.label} title={one.says}>
            <input
              type="radio"
              name="speed"
              value={String(one.value)}
              aria-label={one.says}
              checked={speed.value === one.value}
              onChange={() => quietly(setSpeed(one.value))}
            />
            <span>{one.label}</span>
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
    </p>
  );
}

function Pace() {
  const { running, speed: pace, hours, step: at } = live.value;
  const run = opened.value;
  const over = run !== null && hours >= (run.duration * run.minutesPerStep) / 60;
  const moving = hours < 0 ? 'settling' : `${reading(pace)} h per second`;
  const way = target.value === null ? null : `going to ${time(hoursAt(target.value))}`;
  const doing =
    way ?? (!ready.value ? 'finding the first fields' : running ? moving : over ? 'the run is over' : 'paused');
  return (
    <p class="pace">
      <span>{doing}</span>
      <span>
        step{' '}
        <span data-readout="step" data-value={at}>
          {String(at).replace('-', '\u2212')}
        </span>
      </span>
    </p>
  );
}

/** Seed and digest: what names this state. */
function Identity() {
  const run = opened.value;
  const { digest } = live.value;
  const copied = useSignal('');
  const short = digest === '' ? '···· ····' : `${digest.slice(0, 4)} ${digest.slice(4, 8)}`;
  const shown = digest !== '' && copied.value === digest ? 'copied' : short;
  const copy = () => {
    void navigator.clipboard?.writeText(digest).then(() => {
      copied.value = digest;
    });
  };
  return (
    <div class="identity">
      <Seed key={run?.seed ?? ''} seed={run?.seed ?? ''} />
      <button
        type="button"
        class="digest"
        data-action="copy"
        disabled={digest === ''}
        aria-label={`${shown}: copy the digest ${digest}`}
        title="Digest of the state; copies all 16 digits"
        onClick={copy}
      >
        <span aria-hidden="true">{shown}</span>
        <span class="unseen" data-readout="digest">
          {digest}
        </span>
      </button>
    </div>
  );
}

function Seed({ seed }: { seed: string }) {
  // What is being typed; the run goes on and draws this again meanwhile.
  const draft = useSignal<string | null>(null);
  const finish = () => {
    const plain = draft.value?.trim() ?? '';
    draft.value = null;
    if (plain !== '' && plain !== seed) quietly(reset(plain));
  };
  return (
    <label class="seed">
      seed
      <input
        type="text"
        data-control="seed"
        data-readout="seed"
        spellcheck={false}
        autocomplete="off"
        title="A new seed starts the run again"
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

import './arm-head.css';
import { Amount } from '../amount.tsx';
import type { Arm } from '../run/arm.ts';
import { arms, besideTissues, focus, letterOf } from '../run/state.ts';
import { closeArm } from '../run/twins.ts';
import { rememberRuns } from '../run/undo.ts';
import { Icon } from '../shell/icon.tsx';
import { texts, translated } from '../texts/language.ts';
import { mostDifferent } from '../twins/most-different.ts';

/** Number of readouts above a stage, where there is room for them. */
const MAX_CHARTED = 2;

/** Names one of several runs, shows its state, and gives it the focus. */
export function ArmHead({ arm }: { arm: Arm }) {
  const run = arm.opened.value;
  const { digest } = arm.live.value;
  const wanted = besideTissues.value ?? mostDifferent.value;
  const charted = wanted.flatMap((id) => run?.measures.find((one) => one.id === id) ?? []);
  const letter = letterOf(arm);
  const say = texts.value.twins;
  return (
    <header class="arm-head" data-focus={focus.value === arm}>
      <button
        type="button"
        class="arm-name"
        data-action={`focus-${letter}`}
        aria-pressed={focus.value === arm}
        title={say.focus}
        onClick={() => {
          focus.value = arm;
        }}
      >
        <i class="arm-letter" data-letter={letter}>
          {letter}
        </i>
        <span>
          <b>{arm.name.value || say.firstRun}</b>
          <small data-readout={`digest-${letter}`} data-value={digest}>
            {digest === '' ? '···· ····' : `${digest.slice(0, 4)} ${digest.slice(4, 8)}`}
          </small>
        </span>
      </button>
      <dl>
        {charted.slice(0, MAX_CHARTED).map((measure) => (
          <div key={measure.id}>
            <dd>
              <Amount measure={measure} value={arm.readouts.value[run!.measures.indexOf(measure)]} />
            </dd>
            <dt>{translated(measure.label)}</dt>
          </div>
        ))}
      </dl>
      {arms.value.indexOf(arm) > 0 && (
        <button
          type="button"
          class="plain small"
          data-action={`close-${letter}`}
          aria-label={say.close(letter)}
          onClick={() => {
            rememberRuns();
            closeArm(arm);
          }}
        >
          <Icon name="close" size={16} />
        </button>
      )}
    </header>
  );
}

import { moment, number, reading, time } from '../format.ts';
import './notices.css';
import { keptSpeed, lagging, slowDown, smallerScenario } from '../run/pace.ts';
import { recover } from '../run/recover.ts';
import { arms, health, hoursAt, instead, opened, problems, restorable } from '../run/state.ts';
import { halt, play } from '../run/time.ts';
import { underWay, wayDone } from '../run/under-way.ts';
import { openFirst, openInPlace } from '../session/choose.ts';
import { texts } from '../texts/language.ts';
import { Dialog } from './dialog.tsx';

/** Reports that the simulation has stopped, and offers to continue from the last saved state. */
export function HealthNotice() {
  const now = health.value;
  if (now.state === 'well') return null;
  const from = restorable.value;
  const say = texts.value.notices;
  return (
    <div class="notice" role="alert" data-readout="health">
      <p>
        <b>{now.state === 'failed' ? say.stopped : say.silent}</b>: {now.reason}.
      </p>
      <button
        type="button"
        class="main"
        data-action="restore"
        onClick={() => void (opened.value === null ? openFirst() : recover()).catch(() => {})}
      >
        {from === null ? say.startAgain : say.restore(time(from))}
      </button>
    </div>
  );
}

/** Reports that this machine cannot keep up, and offers remedies. */
export function PaceNotice() {
  const now = lagging.value;
  if (now === null || health.value.state !== 'well') return null;
  const say = texts.value.notices;
  const smaller = smallerScenario();
  const slower = keptSpeed();
  return (
    <div class="notice" role="status" data-readout="pace">
      <p>{say.lagging(reading(now.reached), Number.isFinite(now.chosen) ? number(now.chosen) : null)}</p>
      {smaller !== null && (
        <button
          type="button"
          class="main"
          data-action="smaller"
          onClick={() =>
            void openInPlace(smaller, opened.value!.seed).then(
              () => play(),
              () => {},
            )
          }
        >
          {say.smaller}
        </button>
      )}
      {slower !== null && (
        <button type="button" data-action="slower" onClick={() => void slowDown(slower).catch(() => {})}>
          {say.slower(number(slower))}
        </button>
      )}
      <button
        type="button"
        data-action="go-on"
        onClick={() => {
          lagging.value = null;
        }}
      >
        {say.goOn}
      </button>
    </div>
  );
}

/** Shows how far the runs are on a long way to another step, as when a link opens at a late moment, and stops them. */
export function WayNotice() {
  const way = underWay.value;
  if (way === null || health.value.state !== 'well') return null;
  const say = texts.value.notices;
  return (
    <div class="notice" data-readout="way" data-value={wayDone.value.toFixed(2)}>
      <p role="status">{say.computing(arms.value.length, moment(hoursAt(way.to)))}</p>
      <progress max={1} value={wayDone.value} aria-label={say.computed} />
      <button type="button" data-action="halt" onClick={() => void halt().catch(() => {})}>
        {say.stopHere}
      </button>
    </div>
  );
}

/** Reports that another scenario is shown than the one requested, and why. */
export function InsteadNotice() {
  const why = instead.value;
  if (why === null) return null;
  return (
    <div class="notice" role="alert" data-readout="instead">
      <p>{why()}</p>
      <button
        type="button"
        data-action="dismiss"
        onClick={() => {
          instead.value = null;
        }}
      >
        {texts.value.dialog.close}
      </button>
    </div>
  );
}

/** Problems with a scenario file, line by line; the present run goes on. */
export function ProblemsDialog() {
  const now = problems.value;
  if (now === null) return null;
  const close = () => {
    problems.value = null;
  };
  const say = texts.value.notices;
  return (
    <Dialog title={say.problems(now.lines.length, now.file)} close={close}>
      <p class="quiet">{opened.value === null ? say.notOpened : say.notOpenedGoesOn}</p>
      <ol class="problems" data-readout="problems">
        {now.lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </Dialog>
  );
}

import { openFromAddress, restore } from '../run/session.ts';
import { health, opened, problems, restorable } from '../run/state.ts';
import { time } from '../text.ts';
import { Dialog } from './dialog.tsx';

/** Tells when the simulation has stopped, and offers to go on from the last saved state. */
export function HealthNotice() {
  const now = health.value;
  if (now.state === 'well') return null;
  const from = restorable.value;
  return (
    <div class="notice" role="alert" data-readout="health">
      <p>
        <b>{now.state === 'failed' ? 'The simulation has stopped' : 'The simulation does not answer'}</b>: {now.reason}.
      </p>
      <button
        type="button"
        class="main"
        data-action="restore"
        onClick={() => void (opened.value === null ? openFromAddress() : restore()).catch(() => {})}
      >
        {from === null ? 'Start again' : `Restore from ${time(from)}`}
      </button>
    </div>
  );
}

/** What is wrong with a scenario file, line by line; the run on the page goes on. */
export function ProblemsDialog() {
  const now = problems.value;
  if (now === null) return null;
  const close = () => {
    problems.value = null;
  };
  const count = now.lines.length === 1 ? 'One problem' : `${now.lines.length} problems`;
  return (
    <Dialog title={`${count} in ${now.file}`} close={close}>
      <p class="quiet">The file was not opened{opened.value === null ? '.' : '; the run goes on.'}</p>
      <ol class="problems" data-readout="problems">
        {now.lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
    </Dialog>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { arms, focus, hoursAt, letterOf, live, opened } from '../run/state.ts';
import { pause } from '../run/time.ts';
import { Dialog } from '../shell/dialog.tsx';
import { time } from '../text.ts';
import { measuresCsv, runFileOf, sessionAddress, sessionFile } from './hand-out.ts';
import { pictureOf } from './picture.ts';
import { saveAs } from './save.ts';

/** The run in focus as an address, and as files. */
export function Share({ close }: { close: () => void }) {
  const address = useSignal('');
  const said = useSignal('');
  const arm = focus.value;
  const run = opened.value!;
  const name = `${run.id}${arms.value.length > 1 ? `-${letterOf(arm)}` : ''}`;
  useEffect(() => {
    void (async () => {
      try {
        if (live.value.running) await pause();
        address.value = await sessionAddress();
      } catch (error) {
        said.value = error instanceof Error ? error.message : String(error);
      }
    })();
  }, [arm]);
  const doing = (what: () => Promise<void> | void, done: string) => async () => {
    try {
      await what();
      said.value = done;
    } catch (error) {
      said.value = error instanceof Error ? error.message : String(error);
    }
  };
  const { digest, step } = live.value;
  return (
    <Dialog title="Share and save" close={close}>
      <div class="share">
        <p class="quiet">
          {arms.value.length > 1 && `Run ${letterOf(arm)}, ${arm.name.value || run.title}: `}
          seed {run.seed}, {time(hoursAt(step))}. Whoever opens the address or the file has the same run; screens that
          show the same code show the same state.
        </p>
        <p class="share-code">
          <span>code</span> <b data-readout="code">{digest === '' ? '····' : digest.slice(0, 8)}</b>
        </p>
        <div class="fields wide">
          <label>
            <span>Address</span>
            <input
              type="text"
              readOnly
              data-readout="address"
              value={address.value}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
        </div>
        <div class="share-actions">
          <button
            type="button"
            class="main"
            data-action="copy-address"
            disabled={address.value === ''}
            onClick={doing(() => navigator.clipboard.writeText(address.value), 'The address is copied.')}
          >
            Copy address
          </button>
          <button
            type="button"
            data-action="save-session"
            title="All runs that are shown; opens here again when dropped on the page"
            onClick={doing(
              async () => saveAs(`${run.id}.session.json`, await sessionFile(), 'application/json'),
              'Saved.',
            )}
          >
            Save session
          </button>
          <button
            type="button"
            data-action="save-run"
            title="Opens here again when dropped on the page; stroma replay does it again"
            onClick={doing(async () => saveAs(`${name}.run.json`, await runFileOf(arm), 'application/json'), 'Saved.')}
          >
            Save run
          </button>
          <button
            type="button"
            data-action="save-measures"
            onClick={doing(() => saveAs(`${name}-measures.csv`, measuresCsv(arm), 'text/csv'), 'Saved.')}
          >
            Measures, CSV
          </button>
          <button
            type="button"
            data-action="save-picture"
            onClick={doing(async () => saveAs(`${name}.png`, await pictureOf()), 'Saved.')}
          >
            Picture, PNG
          </button>
        </div>
        <p role="status">{said.value}</p>
      </div>
    </Dialog>
  );
}

import './share.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Embed } from '../embed/embed.tsx';
import { AddressToCopy } from '../form.tsx';
import { time } from '../format.ts';
import { arms, focus, hoursAt, letterOf, live, opened } from '../run/state.ts';
import { pause } from '../run/time.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { pictureOf } from './draw-picture.ts';
import { FilmMaker } from './film-maker.tsx';
import { measuresCsv, runFileOf, sessionAddress, sessionFile } from './hand-out.ts';
import { saveAs } from './save.ts';
import { saveCharts } from './save-charts.ts';

/** The run in focus as an address, and as files. */
export function Share({ close }: { close: () => void }) {
  const address = useSignal('');
  const told = useSignal('');
  const say = texts.value.share;
  const arm = focus.value;
  const run = opened.value!;
  const name = `${run.id}${arms.value.length > 1 ? `-${letterOf(arm)}` : ''}`;
  useEffect(() => {
    void (async () => {
      try {
        if (live.value.running) await pause();
        address.value = await sessionAddress();
      } catch (error) {
        told.value = error instanceof Error ? error.message : String(error);
      }
    })();
  }, [arm]);
  const doing = (what: () => Promise<void> | void, done: string) => async () => {
    try {
      await what();
      told.value = done;
    } catch (error) {
      told.value = error instanceof Error ? error.message : String(error);
    }
  };
  const tell = (text: string) => {
    told.value = text;
  };
  const { digest, step } = live.value;
  const files = [
    {
      action: 'save-session',
      label: say.saveSession,
      title: say.saveSessionTitle,
      save: async () => saveAs(`${run.id}.session.json`, await sessionFile(), 'application/json'),
    },
    {
      action: 'save-run',
      label: say.saveRun,
      title: say.saveRunTitle,
      save: async () => saveAs(`${name}.run.json`, await runFileOf(arm), 'application/json'),
    },
    {
      action: 'save-charts',
      label: say.charts,
      title: say.chartsTitle,
      save: () => saveCharts(run),
    },
    {
      action: 'save-measures',
      label: say.measures,
      title: say.measuresTitle,
      save: () => saveAs(`${run.id}-measures.csv`, measuresCsv(arms.value), 'text/csv'),
    },
    {
      action: 'save-picture',
      label: say.picture,
      title: undefined,
      save: async () => saveAs(`${name}.png`, await pictureOf()),
    },
  ];
  return (
    <Dialog title={say.title} close={close}>
      <div class="share">
        <p class="quiet">
          {arms.value.length > 1 && say.run(letterOf(arm), arm.name.value || translated(run.title))}
          {say.says(run.seed, time(hoursAt(step)))}
        </p>
        <p class="share-code">
          <span>{say.code}</span> <b data-readout="code">{digest === '' ? '····' : digest.slice(0, 8)}</b>
        </p>
        <div class="fields wide">
          <AddressToCopy label={say.address} readout="address" value={address.value} />
        </div>
        <div class="share-actions">
          <button
            type="button"
            class="main"
            data-action="copy-address"
            disabled={address.value === ''}
            onClick={doing(() => navigator.clipboard.writeText(address.value), say.copied)}
          >
            {say.copy}
          </button>
          {files.map(({ action, label, title, save }) => (
            <button type="button" key={action} data-action={action} title={title} onClick={doing(save, say.saved)}>
              {label}
            </button>
          ))}
        </div>
        <FilmMaker name={name} told={tell} />
        <Embed address={address.value} told={tell} />
        <p role="status">{told.value}</p>
      </div>
    </Dialog>
  );
}

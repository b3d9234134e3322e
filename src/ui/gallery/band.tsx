import { useEffect } from 'preact/hooks';
import { reading, time } from '../format.ts';
import { focus, live, opened, readouts, running } from '../run/state.ts';
import { pause, play } from '../run/time.ts';
import { returnTo, takeAsSession } from '../session/choose.ts';
import type { KeptSession } from '../session/device.ts';
import { Icon } from '../shell/icon.tsx';
import { showCloseUp } from '../stage/view.ts';
import { texts, translated } from '../texts/language.ts';
import { liven } from './liven.ts';
import { startLesson } from './start-lesson.ts';
import { ago } from './when.ts';

/** Pixels of a site in the band, so that shapes can be told apart. */
const SITE_PIXELS = 8;

/** The flagship running live at the top of the gallery, with buttons to use it. */
export function Band({ latest }: { latest: KeptSession | null }) {
  const run = opened.value;
  const say = texts.value.gallery;
  useEffect(() => {
    showCloseUp(SITE_PIXELS);
    const stop = liven();
    return () => {
      stop();
      showCloseUp(null);
    };
  }, []);
  return (
    <section class="band" aria-label={say.band}>
      <div class="band-text">
        <p class="band-head">{run === null ? ' ' : say.startHere(run.code)}</p>
        <h1>{translated(run?.question ?? ' ')}</h1>
        <p class="band-lead">{translated(focus.value.scenario?.gallery.lead ?? ' ')}</p>
        <div class="band-actions">
          <button type="button" class="main" data-action="start-lesson" onClick={() => void startLesson()}>
            <Icon name="play" size={16} /> {say.start}
          </button>
          {latest === null ? (
            <button type="button" data-action="explore" onClick={() => takeAsSession()}>
              {say.explore}
            </button>
          ) : (
            <button type="button" data-action="continue" onClick={() => void returnTo(latest.id)}>
              {say.goOn}
            </button>
          )}
        </div>
        {latest !== null && (
          <p class="band-last">
            {say.last} <b>{translated(latest.title)}</b>,{' '}
            {say.left(time(latest.hours), ago(latest.at), latest.lesson !== null)}
          </p>
        )}
      </div>
      <div class="band-chip">
        <button
          type="button"
          class="plain"
          data-action={running.value ? 'band-pause' : 'band-play'}
          aria-label={running.value ? texts.value.transport.pause : texts.value.transport.play}
          onClick={() => void (running.value ? pause() : play()).catch(() => {})}
        >
          <Icon name={running.value ? 'pause' : 'play'} size={16} />
        </button>
        <b>{time(live.value.hours)}</b> <Counts />
      </div>
    </section>
  );
}

/** Cells of the scenario's subject, and how many of them lack oxygen. */
function Counts() {
  const run = opened.value;
  const subject = run?.cells.find(({ id }) => id === run.view.subject);
  const [tissue] = run?.tissues ?? [];
  if (run === null || subject === undefined || tissue === undefined) return null;
  const value = (measure: string) =>
    readouts.value[run.measures.findIndex(({ id }) => id === `${tissue.id}.${subject.id}.${measure}`)] ?? Number.NaN;
  // Nothing is counted before the first picture has been drawn.
  if (!Number.isFinite(value('count'))) return null;
  const hypoxic = value('hypoxic');
  return (
    <span>
      {texts.value.gallery.counts(
        reading(value('count')),
        translated(subject.plural ?? subject.label),
        Number.isFinite(hypoxic) ? reading(hypoxic) : null,
      )}
    </span>
  );
}

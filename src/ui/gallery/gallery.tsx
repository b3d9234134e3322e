import './gallery.css';
import { useSignal, useSignalEffect } from '@preact/signals';
import { CELL_FLAGS } from '../../serve/protocol.ts';
import { claimsSought } from '../atlas/sought.ts';
import { SearchField } from '../form.tsx';
import { time } from '../format.ts';
import { hasWords } from '../search.ts';
import { choose, returnTo } from '../session/choose.ts';
import { forgetSession, type KeptSession, keptSessions, sessionChanges } from '../session/device.ts';
import { goTo } from '../session/places.ts';
import { Icon } from '../shell/icon.tsx';
import { Glyph } from '../stage/glyph.tsx';
import { texts, translated } from '../texts/language.ts';
import { Band } from './band.tsx';
import { type Entry, entryOf, lessons, type Shown, tumours } from './entries.ts';
import { StillPicture } from './still-picture.tsx';
import { ago } from './when.ts';

const TABS = ['lessons', 'tumours', 'sessions'] as const;
type Tab = (typeof TABS)[number];

/** The first page: the flagship running live at its top, and everything that can be opened. */
export function Gallery() {
  const tab = useSignal<Tab>('lessons');
  const sought = useSignal('');
  const sessions = useSignal<readonly KeptSession[]>([]);
  const say = texts.value.gallery;
  useSignalEffect(() => {
    const asOf = sessionChanges.value;
    void keptSessions().then((kept) => {
      if (asOf === sessionChanges.peek()) sessions.value = kept;
    });
  });
  const found = {
    lessons: lessons.filter((one) => matches(one, sought.value)),
    tumours: tumours.filter((one) => matches(one, sought.value)),
    sessions: sessions.value.filter(({ title }) => hasWords(translated(title), sought.value)),
  };
  // With its last session forgotten, that list is gone.
  const shown = tab.value === 'sessions' && sessions.value.length === 0 ? 'lessons' : tab.value;
  return (
    <>
      <Band latest={sessions.value[0] ?? null} />
      <section class="gallery" aria-label={say.title} onPointerOver={awaitChoice} onFocusIn={awaitChoice}>
        <div class="gallery-bar">
          <div class="gallery-tabs" role="tablist" aria-label={say.title}>
            {TABS.filter((one) => one !== 'sessions' || sessions.value.length > 0).map((one) => (
              <button
                type="button"
                role="tab"
                key={one}
                data-action={`gallery-${one}`}
                aria-selected={shown === one}
                onClick={() => {
                  tab.value = one;
                }}
              >
                {say.tabs[one]} <small>{found[one].length}</small>
              </button>
            ))}
          </div>
          <button
            type="button"
            class="gallery-claims"
            data-action="gallery-claims"
            onClick={() => toClaims(sought.value)}
          >
            <Icon name="book" size={18} /> {say.claims}
          </button>
          <SearchField class="gallery-search" label={say.search} name="gallery-search" sought={sought} />
        </div>
        {found[shown].length === 0 ? (
          <p class="gallery-none" role="status">
            {say.nothing(sought.value)}{' '}
            <button
              type="button"
              class="link"
              data-action="clear-search"
              onClick={() => {
                sought.value = '';
              }}
            >
              {say.clearSearch}
            </button>{' '}
            <button type="button" class="link" data-action="search-claims" onClick={() => toClaims(sought.value)}>
              {say.searchClaims}
            </button>
          </p>
        ) : (
          <ul class="gallery-grid">
            {shown === 'sessions'
              ? found.sessions.map((one) => (
                  <SessionEntry key={one.id} kept={one} forget={() => void forgetSession(one.id)} />
                ))
              : found[shown].map((one) => <ScenarioEntry key={one.id} one={one} />)}
          </ul>
        )}
      </section>
    </>
  );
}

/** Loads the tools for working with a run, since one is about to be chosen. */
const awaitChoice = (): void => void import('../workbench.tsx').catch(() => {});

const matches = ({ code, title, question, lesson, words, shows }: Entry, sought: string): boolean =>
  hasWords(
    [code, ...[title, question, lesson, words, ...shows.map(({ label }) => label)].map(translated)].join(' '),
    sought,
  );

/** Shows the claims of the sources that contain the search words. */
function toClaims(sought: string): void {
  claimsSought.value = sought;
  goTo({ at: 'atlas', claim: null });
}

/** Opens something on a plain click, and leaves the link's own address to the browser otherwise. */
const opens = (open: () => void) => (event: MouseEvent) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
};

function ScenarioEntry({ one }: { one: Entry }) {
  const say = texts.value.gallery;
  const { id, code, title, question, level, minutes, shows } = one;
  const foot = [level === null ? '' : say.levels[level], minutes === null ? '' : say.minutes(minutes)];
  return (
    <li>
      <a class="entry" href={`?scenario=${id}`} data-scenario={id} onClick={opens(() => void choose(id))}>
        <StillPicture scenario={id} />
        <span class="entry-text">
          <span class="entry-title">{`${code} ${translated(title)}`.trim()}</span>
          <span class="entry-question">{translated(question)}</span>
          <span class="entry-shows">
            {shows.slice(0, 3).map((each) => (
              <Mark key={translated(each.label)} shown={each} />
            ))}
          </span>
          <span class="entry-foot">{foot.filter((text) => text !== '').join(' · ')}</span>
        </span>
      </a>
    </li>
  );
}

function Mark({ shown: { label, look } }: { shown: Shown }) {
  return (
    <span>
      {look === null ? (
        <i class="capsule" />
      ) : (
        <Glyph cell={look} flags={look.shape === 'ring' || look.shape === 'tube' ? CELL_FLAGS.perfused : 0} />
      )}
      {translated(label)}
    </span>
  );
}

/** A kept session: where it stood when left, and when. */
function SessionEntry({ kept, forget }: { kept: KeptSession; forget: () => void }) {
  const say = texts.value.gallery;
  const known = entryOf(kept.scenario);
  const title = translated(kept.title);
  return (
    <li>
      <a class="entry" href="?" data-session={kept.id} onClick={opens(() => void returnTo(kept.id))}>
        <StillPicture scenario={kept.scenario} />
        <span class="entry-text">
          <span class="entry-title">{known?.code ?? ''}</span>
          <span class="entry-question">{title}</span>
          <span class="entry-foot">{say.left(time(kept.hours), ago(kept.at), kept.lesson !== null)}</span>
        </span>
      </a>
      <button
        type="button"
        class="plain small forget"
        aria-label={say.forget(title)}
        title={say.forget(title)}
        onClick={forget}
      >
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}

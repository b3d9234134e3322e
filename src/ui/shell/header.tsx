import './header.css';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { beginLesson, leaveLesson } from '../lesson/follow-lesson.ts';
import { exploring, lesson, neutralTitle } from '../lesson/lesson.ts';
import { type Listed, listed } from '../run/scenarios.ts';
import { arms, MAX_ARMS, opened } from '../run/state.ts';
import { choose, openGallery } from '../session/choose.ts';
import { goTo, isDemo, leaveView, place } from '../session/places.ts';
import { Share } from '../share/share.tsx';
import { loadSweeps } from '../sweep/lazy.ts';
import { chooseLanguage, language, nameOfLanguage, nextLanguage, texts, translated } from '../texts/language.ts';
import { nextTheme, theme } from '../theme.ts';
import { BranchDialog } from '../twins/branch-dialog.tsx';
import { About } from './about.tsx';
import { openFiles } from './drop.ts';
import { Icon, Mark } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { aboutShown } from './shortcuts.ts';

/** Letters of a question that fit on one line of a common screen. */
const ONE_LINE = 50;

export function Header() {
  const run = opened.value;
  const branching = useSignal(false);
  const sharing = useSignal(false);
  const menu = useSignal(false);
  useEffect(() => closeElsewhere(menu), []);
  const say = texts.value.header;
  const question = translated(neutralTitle.value ?? run?.question ?? ' ');
  const showAbout = () => {
    aboutShown.value = true;
  };
  const inGallery = place.value.at !== 'run' && isDemo.value;
  return (
    <header class="head">
      {inGallery ? (
        <>
          <div class="brand">
            <Mark />
            <span>Stroma</span>
          </div>
          <p class="tagline">
            {texts.value.gallery.tagline}
            <button type="button" class="link" data-action="how-sure" disabled={run === null} onClick={showAbout}>
              {texts.value.gallery.howSure}
            </button>
          </p>
        </>
      ) : (
        <>
          <a class="brand" href="?" data-action="gallery" title={texts.value.gallery.all} onClick={toGallery}>
            <Mark />
            <span>Stroma</span>
          </a>
          <div class="question">
            <Picker />
            <h1 data-long={question.length > ONE_LINE}>{question}</h1>
          </div>
        </>
      )}
      <button
        type="button"
        class="plain menu"
        data-action="menu"
        aria-label={say.menu}
        aria-expanded={menu.value}
        onClick={() => {
          menu.value = !menu.value;
        }}
      >
        <Icon name="menu" />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a choice made within it closes the menu */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: its buttons turn keys into clicks */}
      <div
        class="head-actions"
        data-open={menu.value}
        onClick={() => {
          menu.value = false;
        }}
      >
        {!inGallery && (
          <IconButton
            action="all-scenarios"
            icon="tiles"
            label={texts.value.gallery.all}
            press={() => void openGallery()}
          />
        )}
        <OpenFile />
        {!inGallery && (
          <>
            <button
              type="button"
              class="named"
              data-action="branch"
              disabled={run === null || arms.value.length >= MAX_ARMS}
              title={say.twinTitle}
              onClick={() => {
                branching.value = true;
              }}
            >
              <Icon name="branch" size={18} />
              <span>{arms.value.length > 1 ? say.addArm : say.twin}</span>
            </button>
            <button type="button" class="named" data-action="lesson" disabled={run === null} onClick={pressLesson}>
              <Icon name="pencil" size={18} />
              <span>{exploring.value ? say.backToLesson : lesson.value === null ? say.lesson : say.leaveLesson}</span>
            </button>
            <IconButton
              action="share"
              icon="link"
              label={say.share}
              disabled={run === null}
              press={() => {
                sharing.value = true;
              }}
            />
          </>
        )}
        <IconButton
          action="atlas"
          icon="book"
          label={say.atlas}
          pressed={place.value.at === 'atlas'}
          press={() => (place.value.at === 'atlas' ? leaveView() : goTo({ at: 'atlas', claim: null }))}
        />
        <IconButton
          action="sweep"
          icon="dots"
          label={say.sweep}
          pressed={place.value.at === 'sweep'}
          press={() => {
            if (place.value.at === 'sweep') leaveView();
            else void loadSweeps().then(({ showSweep }) => showSweep());
          }}
        />
        <IconButton
          action="theme"
          icon="theme"
          label={say.theme(say.themes[theme.value], say.themes[nextTheme()])}
          title={say.themeTitle(say.themes[theme.value])}
          press={() => {
            theme.value = nextTheme();
          }}
        />
        <button
          type="button"
          class="plain language"
          data-action="language"
          aria-label={say.language(nameOfLanguage(language.value), nameOfLanguage(nextLanguage()))}
          title={nameOfLanguage(nextLanguage())}
          data-sign={nextLanguage().toUpperCase()}
          onClick={() => void chooseLanguage(nextLanguage()).catch(() => {})}
        />
        <IconButton action="about" icon="help" label={say.about} press={showAbout} />
      </div>
      {run !== null && branching.value && (
        <BranchDialog
          close={() => {
            branching.value = false;
          }}
        />
      )}
      {run !== null && sharing.value && (
        <Share
          close={() => {
            sharing.value = false;
          }}
        />
      )}
      {run !== null && aboutShown.value && (
        <About
          run={run}
          close={() => {
            aboutShown.value = false;
          }}
        />
      )}
    </header>
  );
}

/** Closes the menu of a narrow page on a press elsewhere or on Escape. Returns a function that ends it. */
function closeElsewhere(menu: Signal<boolean>): () => void {
  const close = (event: Event) => {
    const inside = event.target instanceof Element && event.target.closest('.head') !== null;
    if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) menu.value = false;
  };
  document.addEventListener('pointerdown', close);
  document.addEventListener('keydown', close);
  return () => {
    document.removeEventListener('pointerdown', close);
    document.removeEventListener('keydown', close);
  };
}

/** Shows the gallery; the link's own address serves the browser's other ways of opening it. */
function toGallery(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void openGallery();
}

/** Opens a scenario, a run, a session or a sweep from a file. */
function OpenFile() {
  const input = useRef<HTMLInputElement>(null);
  const say = texts.value.gallery.openFile;
  return (
    <>
      <IconButton action="open-file" icon="folder" label={say} press={() => input.current?.click()} />
      <input
        type="file"
        ref={input}
        hidden
        data-control="file"
        accept=".yaml,.yml,.json,.csv,.tsv,.tab,.txt,.png,.tif,.tiff,.xml"
        multiple
        aria-label={say}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])].map((file) => ({ path: file.name, file }));
          event.currentTarget.value = '';
          void openFiles(files);
        }}
      />
    </>
  );
}

/** Lessons have a code; the tumours of the source documents have none. */
const GROUPS = [
  { name: 'lessons', of: ({ code }: Listed) => code !== '' },
  { name: 'tumours', of: ({ code }: Listed) => code === '' },
] as const;

const Choice = ({ one: { id, code, title } }: { one: Listed }) => (
  <option value={id}>{`${code}  ${translated(title)}`.trim()}</option>
);

/** Shows the present scenario; choosing another opens it. */
/** Begins a lesson, returns to a waiting one, or leaves it. */
function pressLesson(): void {
  if (exploring.value) exploring.value = false;
  else if (lesson.value === null) void beginLesson();
  else leaveLesson();
}

function Picker() {
  const run = opened.value;
  if (run === null) return <span class="picker"> </span>;
  const known = listed.some((one) => one.id === run.id);
  const own = { id: run.id, code: run.code, title: run.title };
  // In a lesson, the title may give an answer away.
  const shown = (one: Listed): Listed =>
    neutralTitle.value === null ? one : { ...one, title: texts.value.header.lesson };
  return (
    <label class="picker">
      <span class="unseen">{texts.value.header.scenario}</span>
      <select
        data-control="scenario"
        value={run.id}
        onChange={(event) => {
          void choose(event.currentTarget.value);
        }}
      >
        {!known && <Choice one={shown(own)} />}
        {GROUPS.map(({ name, of }) => (
          <optgroup key={name} label={texts.value.header.groups[name]}>
            {listed.filter(of).map((one) => (
              <Choice key={one.id} one={one.id === run.id ? shown(one) : one} />
            ))}
          </optgroup>
        ))}
      </select>
      <Icon name="chevron" size={14} />
    </label>
  );
}

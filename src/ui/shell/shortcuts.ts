/** Keys for the most frequent actions. They do nothing during typing or while a dialog is open. */
import { signal } from '@preact/signals';
import { running, speed } from '../run/state.ts';
import { halt, play, setSpeed, step } from '../run/time.ts';
import { underWay } from '../run/under-way.ts';
import { openGallery } from '../session/choose.ts';
import { leaveView, place } from '../session/places.ts';
import { stepBack, stepForward } from '../session/undo-all.ts';
import { captionsShown } from '../stage/captions.tsx';
import { SPEEDS } from '../timeline/speeds.ts';
import { toggleFullScreen } from './full-screen.ts';

/** Whether the numbers, and the keys, are explained. */
export const aboutShown = signal(false);

export const SHORTCUTS = [
  'play',
  'step',
  'slower',
  'faster',
  'undo',
  'redo',
  'fullScreen',
  'captions',
  'gallery',
  'help',
] as const;
type Shortcut = (typeof SHORTCUTS)[number];

/** The keys as displayed. */
export const KEYS: Record<Shortcut, string> = {
  play: 'Space',
  step: '.',
  slower: '<',
  faster: '>',
  undo: 'Ctrl Z',
  redo: 'Ctrl Shift Z',
  fullScreen: 'F',
  captions: 'C',
  gallery: 'G',
  help: '?',
};

const DOES: Record<Shortcut, () => unknown> = {
  play: () => (running.peek() || underWay.peek() !== null ? halt() : play()),
  step,
  slower: () => setSpeed(speedBeside(-1)),
  faster: () => setSpeed(speedBeside(1)),
  undo: stepBack,
  redo: stepForward,
  fullScreen: toggleFullScreen,
  captions: () => {
    captionsShown.value = !captionsShown.value;
  },
  gallery: openGallery,
  help: () => {
    aboutShown.value = true;
  },
};

function speedBeside(by: -1 | 1): number {
  const at = SPEEDS.indexOf(speed.peek());
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] ?? speed.peek();
}

export function followShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    // Escape closes a dialog first, then the view that covers the run.
    if (event.key === 'Escape' && !event.defaultPrevented && !isElsewhere(event)) leaveView();
    const asked = shortcutOf(event);
    if (asked === null || event.defaultPrevented || isBusy(event, asked)) return;
    event.preventDefault();
    void Promise.resolve(DOES[asked]()).catch(() => {});
  });
}

function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Shortcut | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() !== 'z' ? null : shiftKey ? 'redo' : 'undo';
  const keys: Record<string, Shortcut> = {
    ' ': 'play',
    '.': 'step',
    '<': 'slower',
    '>': 'faster',
    f: 'fullScreen',
    c: 'captions',
    g: 'gallery',
    '?': 'help',
  };
  return keys[key] ?? null;
}

const TYPED = 'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select';

/** Whether the key goes to a dialog, or to a field in which something is typed. */
const isElsewhere = ({ target }: Pick<KeyboardEvent, 'target'>): boolean =>
  document.querySelector('dialog[open]') !== null || (target instanceof Element && target.closest(TYPED) !== null);

/** Whether the key means something else where it is pressed. */
function isBusy({ target }: KeyboardEvent, asked: Shortcut): boolean {
  if (place.peek().at !== 'run' && asked !== 'help' && asked !== 'fullScreen') return true;
  if (isElsewhere({ target }) || !(target instanceof Element)) return true;
  // Space presses the focused element.
  return asked === 'play' && target.closest('button, a, summary, input') !== null;
}

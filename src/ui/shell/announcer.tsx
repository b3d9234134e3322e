import { effect, type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Opened } from '../../serve/protocol.ts';
import { sentencesOf } from '../describe/description.tsx';
import { moment } from '../format.ts';
import { inLesson } from '../lesson/lesson.ts';
import { stepInWords } from '../lesson/said-aloud.ts';
import { focus, opened, opening } from '../run/state.ts';
import { undoStacks } from '../run/undo-stack.ts';
import { isDemo } from '../session/places.ts';
import { texts, translated } from '../texts/language.ts';

/** Minimum time between two announcements while a run plays, milliseconds, and simulated hours between them. */
const REST = 10_000;
const EVERY = 24;

/** Tells users who cannot see the page what happens to the run: sparingly, in words. */
export function Announcer() {
  const said = useSignal('');
  useEffect(() => announce(said), []);
  return (
    <p class="unseen" role="status" data-readout="announced">
      {said.value}
    </p>
  );
}

/** Writes the announcements. Returns a function that ends it. */
function announce(said: Signal<string>): () => void {
  let run: Opened | null = null;
  let wasRunning = false;
  let told = { at: 0, hours: 0 };
  let undone = undoStacks.peek();
  const firstSentence = () => sentencesOf(focus.peek())[0] ?? '';
  const stops = [
    effect(() => {
      if (opening.value || opened.value === run || opened.value === null || isDemo.value) return;
      run = opened.value;
      // A lesson itself announces what it opens.
      if (inLesson.value) return;
      said.value = texts.peek().announce.opened(translated(run.title), translated(run.question));
    }),
    effect(() => {
      const { running, hours } = focus.value.live.value;
      const say = texts.peek().announce;
      if (isDemo.value || inLesson.value) {
        wasRunning = running;
        return;
      }
      if (running && !wasRunning) said.value = say.runs;
      if (!running && wasRunning) said.value = say.stopped(moment(hours), firstSentence());
      const isDue = performance.now() - told.at > REST && Math.abs(hours - told.hours) >= EVERY;
      if (running && wasRunning && isDue) {
        told = { at: performance.now(), hours };
        said.value = say.now(moment(hours), firstSentence());
      }
      if (!running) told = { at: performance.now(), hours };
      wasRunning = running;
    }),
    effect(() => {
      const now = stepInWords();
      if (now !== null) said.value = now;
    }),
    effect(() => {
      const now = undoStacks.value;
      const { before, after } = undone;
      undone = now;
      // Undoing first takes a change off one stack, then puts it onto the other.
      if (now.after.length > after.length) said.value = texts.peek().announce.undone;
      if (now.after.length < after.length && now.before.length === before.length)
        said.value = texts.peek().announce.redone;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

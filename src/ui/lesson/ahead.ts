/**
 * The runs that a question needs beside the one shown are computed while students read it, or the answer to the one
 * before: unseen, each in a worker of its own, and only while nothing else computes.
 */
import { computed, effect, untracked } from '@preact/signals';
import { arms, running, target } from '../run/state.ts';
import { openUnseen, showBeside, type Unseen } from '../run/twins.ts';
import { exploring, lesson } from './lesson.ts';
import { asking } from './other-seeds.ts';
import { runOf } from './run-of-side.ts';
import type { Side, Task } from './task.ts';

interface Ahead extends Unseen {
  side: Side;
  seed: string;
  /** The step at which the question is answered. */
  until: number;
}

let ahead: Ahead[] = [];
/** The question for which runs are computed; they are opened one after the other. */
let opening: Task | null = null;

/** The question that is, or will be, asked next; null outside of a lesson. */
const comes = computed<{ asked: Task; seed: string } | null>(() => {
  const now = lesson.value;
  if (now === null || now.claim !== null || now.step === 'read' || now.step === 'end') return null;
  const asked = now.tasks[now.step === 'explain' ? now.at + 1 : now.at];
  return asked === undefined ? null : { asked, seed: now.seed };
});

/** Whether the machine has a thread to spare: what the user does comes first. */
const isFree = computed(
  () =>
    navigator.hardwareConcurrency > 1 &&
    lesson.value?.step !== 'run' &&
    !exploring.value &&
    !running.value &&
    target.value === null &&
    asking.value === null,
);

/** Computes ahead from now on. */
export function watchAhead(): void {
  effect(() => {
    const next = comes.value;
    const free = isFree.value;
    untracked(() => {
      endAllBut(next);
      for (const one of ahead) void (free ? goOn(one) : one.arm.simulation.pause()).catch(() => {});
      if (free && next !== null) void openMissing(next.asked, next.seed).catch(() => {});
    });
  });
}

/** Shows the run of a side, if it was computed ahead. */
export async function showAhead(side: Side, seed: string): Promise<boolean> {
  const found = ahead.find((one) => isFor(one, side, seed));
  if (found === undefined) return false;
  ahead = ahead.filter((one) => one !== found);
  if (found.arm.health.peek().state !== 'well') {
    found.arm.close();
    return false;
  }
  await found.arm.simulation.pause();
  found.arm.name.value = side.name;
  showBeside(found);
  // Its rows come with its picture.
  await found.arm.frames.refresh();
  return true;
}

const isFor = (one: Ahead, side: Side, seed: string): boolean =>
  one.side.scenario === side.scenario && one.seed === seed;

const goOn = ({ arm, until }: Ahead): Promise<void> => arm.simulation.play(Number.POSITIVE_INFINITY, until);

/** Ends the runs that a question does not need. */
function endAllBut(next: { asked: Task; seed: string } | null): void {
  const isNeeded = (one: Ahead) => next?.asked.sides.some((side) => isFor(one, side, next.seed)) ?? false;
  for (const one of ahead) if (!isNeeded(one)) one.arm.close();
  ahead = ahead.filter(isNeeded);
}

async function openMissing(asked: Task, seed: string): Promise<void> {
  if (opening !== null) return;
  opening = asked;
  try {
    for (const side of asked.sides.slice(1)) {
      const isThere = runOf(side, seed) !== undefined || ahead.some((one) => isFor(one, side, seed));
      if (isThere || arms.peek()[0].opened.peek()?.seed !== seed) continue;
      const unseen = await openUnseen(side.scenario);
      const { minutesPerStep } = unseen.run;
      const one: Ahead = { ...unseen, side, seed, until: Math.round(asked.at / minutesPerStep) };
      const next = comes.peek();
      // Meanwhile another question may have been asked, or this one run.
      if (next?.seed !== seed || next.asked !== asked || lesson.peek()?.step === 'run') {
        unseen.arm.close();
        return;
      }
      ahead.push(one);
      if (isFree.peek()) await goOn(one);
    }
  } finally {
    opening = null;
    const next = comes.peek();
    if (next !== null && next.asked !== asked && isFree.peek()) void openMissing(next.asked, next.seed).catch(() => {});
  }
}

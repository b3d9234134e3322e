/** The way of the runs to another step, once it takes long enough that people want to see how far it is. */
import { computed, effect, signal } from '@preact/signals';
import { arms, target } from './state.ts';

/** Time after which a way is shown, milliseconds. */
const SHOWN_AFTER = 700;

/** From which step, and to which; null while the runs go nowhere, or have only just set out. */
export const underWay = signal<{ from: number; to: number } | null>(null);

/** The step that all runs have reached. */
const reachedByAll = computed(() => Math.min(...arms.value.map((arm) => arm.live.value.step)));

/** The part of the way that is done, from 0 to 1. */
export const wayDone = computed(() => {
  const way = underWay.value;
  return way === null ? 0 : Math.min(1, Math.max(0, (reachedByAll.value - way.from) / Math.max(1, way.to - way.from)));
});

export function watchWay(): void {
  let timer = 0;
  effect(() => {
    const to = target.value;
    if (to === null) {
      clearTimeout(timer);
      timer = 0;
      underWay.value = null;
    } else if (underWay.peek() !== null) underWay.value = wayTo(to);
    else if (timer === 0)
      timer = window.setTimeout(() => {
        if (target.peek() !== null) underWay.value = wayTo(target.peek()!);
      }, SHOWN_AFTER);
  });
}

/** Runs that go back have by now gone to a state before the step, from which they go on. */
const wayTo = (to: number) => ({ from: Math.min(reachedByAll.peek(), to), to });

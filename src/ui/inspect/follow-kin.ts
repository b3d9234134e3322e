/** The kin of the inspected cell, fetched now and then. */
import { effect, signal } from '@preact/signals';
import type { Kin } from '../../serve/protocol.ts';
import { inspected } from './inspected.ts';

/** Kin of the inspected cell; null until known. */
export const kin = signal<Kin | null>(null);

/** Milliseconds between two requests. */
const EVERY = 500;

/** Keeps the kin up to date with the inspected cell. */
export function followKin(): void {
  let timer = 0;
  let asked = Number.NEGATIVE_INFINITY;
  let busy = false;
  const ask = async () => {
    timer = 0;
    const now = inspected.peek();
    if (now === null) return;
    busy = true;
    asked = performance.now();
    try {
      const found = await now.arm.simulation.kin(now.identity);
      if (inspected.peek()?.identity === now.identity && found !== null) kin.value = found;
    } catch {
      // The run has failed; this is reported elsewhere on the page.
    } finally {
      busy = false;
      if (inspected.peek() !== now) soon();
    }
  };
  const soon = () => {
    if (busy || timer !== 0 || inspected.peek() === null) return;
    const isNew = kin.peek() === null;
    timer = window.setTimeout(() => void ask(), isNew ? 0 : Math.max(0, EVERY - (performance.now() - asked)));
  };
  effect(() => {
    const identity = inspected.value?.identity;
    if (kin.peek()?.identity !== identity) {
      kin.value = null;
      clearTimeout(timer);
      timer = 0;
    }
    soon();
  });
}

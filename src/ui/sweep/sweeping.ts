/** What the page knows of sweeps before there is one; the rest is loaded on demand. */
import { signal } from '@preact/signals';

/** Whether the sweep is shown instead of the run. */
export const sweeping = signal(false);

/** Whether a text is a sweep and not a scenario: it has the key that every sweep has. */
export const isSweep = (text: string): boolean => /^\s*"?sweep"?\s*:/m.test(text);

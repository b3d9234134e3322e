/** How the curves of several runs are distinguished: by ink and accent, then by dashes; letters stand beside them. */
import { signal } from '@preact/signals';
import type { Arm } from '../run/arm.ts';
import { arms } from '../run/state.ts';
import { theme } from '../theme.ts';
import type { Stroke } from './plot.tsx';

export const INK = { dark: '#eef1f5', light: '#1a1d23', projector: '#000000' };
export const ACCENT = { dark: '#a3b4ff', light: '#3a4cc0', projector: '#2438b0' };

export function armStrokes(): Stroke[] {
  const ink = INK[theme.value];
  const accent = ACCENT[theme.value];
  const all: Stroke[] = [
    { colour: ink },
    { colour: accent },
    { colour: ink, dash: [6, 4] },
    { colour: accent, dash: [2, 3] },
  ];
  return all.slice(0, arms.value.length);
}

/** Runs whose curves are hidden, by their keys. */
export const hiddenArms = signal<ReadonlySet<number>>(new Set());

export const isHidden = ({ key }: Arm): boolean => arms.value.length > 1 && hiddenArms.value.has(key);

export function toggleArm({ key }: Arm): void {
  const next = new Set(hiddenArms.value);
  if (!next.delete(key)) next.add(key);
  hiddenArms.value = next;
}

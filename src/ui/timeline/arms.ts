/** How several runs are told apart in charts: by ink and accent, then by dashes; letters stand beside them. */
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

import { computed } from '@preact/signals';
import { live, opened } from '../run/state.ts';

/** Hours shown by every lane and chart: the settling while it lasts, then the run. */
export const axis = computed<{ from: number; to: number }>(() => {
  const run = opened.value;
  if (run === null) return { from: 0, to: 24 };
  const hours = (steps: number) => (steps * run.minutesPerStep) / 60;
  if (settling.value) return { from: -hours(run.settle), to: 0 };
  return { from: 0, to: Math.max(1, hours(run.duration)) };
});

const settling = computed(() => live.value.hours < 0);

/** Position of a time on the axis, 0–1. */
export function along(hours: number): number {
  const { from, to } = axis.value;
  return (hours - from) / (to - from);
}

export interface AxisTick {
  at: number;
  text: string;
}

/** Ticks of the 1-2-5 series, in days, or in hours when the run is short. */
export function ticks(from: number, to: number, most: number): AxisTick[] {
  const perUnit = to - from > 72 ? 24 : 1;
  const unit = perUnit === 24 ? 'd' : 'h';
  const first = from / perUnit;
  const last = to / perUnit;
  const step = stepFor(last - first, most, unit === 'h' ? [1, 2, 3, 6, 12, 24] : [1, 2, 5, 10, 20, 50, 100]);
  const made: AxisTick[] = [];
  for (let value = Math.ceil(first / step - 1e-9) * step; value <= last + 1e-9; value += step) {
    const digits = String(Math.abs(value));
    made.push({ at: (value - first) / (last - first), text: (value < 0 ? '\u2212' : '') + digits });
  }
  for (const end of new Set([made[0], made.at(-1)])) if (end !== undefined) end.text += ` ${unit}`;
  return made;
}

/** The smallest round number not below `value`: the top of a chart. */
export function roundTop(value: number): number {
  if (!(value > 0)) return 1;
  const decade = 10 ** Math.floor(Math.log10(value));
  return decade * ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((one) => one * decade >= value) ?? 10);
}

function stepFor(range: number, most: number, steps: number[]): number {
  return steps.find((step) => range / step <= most) ?? steps.at(-1)!;
}

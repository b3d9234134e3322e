/** `lymphEntries` → "lymph entries": a name in the code as plain words. */
export const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** `8 s`, `3 min 20 s`, `2 h 5 min`: a wall time in words. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min${seconds % 60 > 0 ? ` ${seconds % 60} s` : ''}`;
  return `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
}

/** `10 d`, `36 h`, `61 min`: a scenario time in the largest unit that needs no fraction. */
export function timeInUnits(minutes: number): string {
  const [unit, size] = (
    [
      ['d', 1440],
      ['h', 60],
    ] as const
  ).find(([, one]) => minutes !== 0 && minutes % one === 0) ?? ['min', 1];
  return `${minutes / size} ${unit}`;
}

/** `1 cell`, `3 cells`. */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

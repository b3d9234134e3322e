/** What the browser that a script has started holds of the machine's memory. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Megabytes that processes begun by this one hold, what they share counted once; NaN where the system does not say. */
export function browserMemory() {
  if (!existsSync('/proc/self/smaps_rollup')) return Number.NaN;
  const parents = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    // The name before the parent may hold anything.
    const parent = Number(/^.*\) \S (\d+)/s.exec(readOrNothing(`/proc/${id}/stat`))?.[1] ?? 0);
    parents.set(Number(id), parent);
  }
  const isMine = (id) => {
    for (let at = parents.get(id); at !== undefined && at > 1; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  let kilobytes = 0;
  for (const id of parents.keys())
    if (isMine(id)) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readOrNothing(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  return Math.round(kilobytes / 1024);
}

/** The text of a file of a process; nothing once that has ended. */
function readOrNothing(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

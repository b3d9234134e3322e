/** Memory held by the browser that a script has started. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Megabytes held by the descendants of this process, shared memory counted once; NaN where this is unknown. */
export function browserMemory() {
  if (!existsSync('/proc/self/smaps_rollup')) return Number.NaN;
  const parents = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    // The name, which precedes the parent, may contain any character.
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

/** Text of a file of a process; empty once the process has ended. */
function readOrNothing(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

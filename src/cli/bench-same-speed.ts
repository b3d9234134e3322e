/**
 * Whether a world runs at the same speed whatever its process did before: times the busy world in a process of its own,
 * in turn with the same world after five others, and reports what became of the stages' compiled code.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BusyTimes } from '../bench/busy-world.ts';
import { ENGINE_LOG, type Place, readEngineLog, sourceOf } from '../bench/engine-log.ts';
import { median } from '../bench/timing.ts';
import { program } from './home.ts';

/** Worlds of several shapes: with a marrow, a node, lymph, many rules, and fields that do not change. */
export const OTHERS = ['niche', 'immune', 'walls', 'clones', 'hypoxia'] as const;

export interface SameSpeed {
  /** Milliseconds per step, and by stage: in a fresh process, and after the others. */
  fresh: BusyTimes;
  after: BusyTimes;
  /** Median over rounds of the time after the others over that in a fresh process. */
  ratio: number;
  /** By source file of a stage, once warm: where compiled code was discarded, and megamorphic places. */
  code: { file: string; deoptimised: string[]; megamorphic: string[] }[];
}

/** Files of the stages, and of the cells and lattices that they work on. */
const OF_STAGES = /^src\/(step|world\/(?!sections))/;

export function benchSameSpeed(rounds: number, onRound: (round: number) => void): SameSpeed {
  const fresh: BusyTimes[] = [];
  const after: BusyTimes[] = [];
  for (let round = 0; round < rounds; round++) {
    fresh.push(timeIn([]));
    after.push(timeIn(OTHERS));
    onRound(round + 1);
  }
  return {
    fresh: best(fresh),
    after: best(after),
    ratio: median(after.map(({ step }, round) => step / fresh[round].step)),
    code: codeOf(OTHERS),
  };
}

const best = (times: readonly BusyTimes[]): BusyTimes => times.reduce((a, b) => (b.step < a.step ? b : a));

/** Times the busy world in a process of its own, after other scenarios. */
function timeIn(before: readonly string[], flags: readonly string[] = []): BusyTimes {
  const args = [...flags, program(), 'bench', 'same-speed', '--after', before.join()];
  const lines = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
    .trim()
    .split('\n');
  // The engine may print lines of its own.
  return JSON.parse(lines.find((line) => line.startsWith('{')) ?? '');
}

function codeOf(before: readonly string[]): SameSpeed['code'] {
  const folder = mkdtempSync(join(tmpdir(), 'stroma-bench-'));
  try {
    const file = join(folder, 'engine.log');
    const { warmAt } = timeIn(before, ENGINE_LOG(file));
    const { deoptimised, megamorphic } = readEngineLog(readFileSync(file, 'utf8'));
    const built = new Map<string, string>();
    const source = ({ file: name, line }: Place): string => {
      const text = built.get(name) ?? readFileSync(fileURLToPath(name), 'utf8');
      built.set(name, text);
      return sourceOf(text, line);
    };
    const rows = new Map<string, SameSpeed['code'][number]>();
    const rowOf = (name: string) => {
      const row = rows.get(name) ?? { file: name, deoptimised: [], megamorphic: [] };
      rows.set(name, row);
      return row;
    };
    for (const one of deoptimised) {
      if (one.at > warmAt && OF_STAGES.test(source(one))) rowOf(source(one)).deoptimised.push(one.reason);
    }
    for (const one of megamorphic) {
      if (!OF_STAGES.test(source(one))) continue;
      const text = built.get(one.file)!.split('\n')[one.line - 1];
      rowOf(source(one)).megamorphic.push(text.slice(Math.max(0, one.column - 1)).trim());
    }
    return [...rows.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { duration } from '../base/plain-words.ts';

/** Where progress goes: the standard error stream, or a stand-in with the same three members. */
export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface ProgressOptions {
  /** What is being done, at the start of every line: `hypoxia, seed 1`. */
  label: string;
  /** Amount of work in any unit, usually steps. */
  total: number;
  /** Results go out as JSON: progress is then shown in a terminal only. */
  json?: boolean;
  /** Plain lines wherever the output goes, even with JSON. */
  lines?: boolean;
  stream?: ProgressStream;
  /** Milliseconds of a clock that never runs backwards. */
  now?: () => number;
}

export interface Progress {
  /** Reports that `done` of the total is done, with a note such as `5 d 4 h of 10 d`. Cheap to call often. */
  update(done: number, note?: string | (() => string)): void;
  /** Ends the report; a log gets a last line with the time it took. */
  finish(note?: string): void;
}

const redrawEvery = 100;
const firstLineAfter = 5_000;
const lineEvery = { least: 10_000, most: 300_000 };

/**
 * Reports the progress of one long job to standard error. A terminal gets one live line; a log gets plain lines at
 * growing intervals: after 5 s, then after a tenth of the time passed, at least 10 s and at most 5 min.
 */
export function reportProgress(options: ProgressOptions): Progress {
  const { label, total, stream = process.stderr, now = () => performance.now() } = options;
  const mode = options.lines ? 'lines' : stream.isTTY ? 'live' : options.json ? 'silent' : 'lines';
  const start = now();
  let next = start + (mode === 'live' ? redrawEvery : firstLineAfter);
  let said = false;

  const describe = (done: number, note: string, time: number) => {
    const share = total > 0 ? Math.min(1, done / total) : 1;
    const left = share > 0 ? ((time - start) / share) * (1 - share) : Number.NaN;
    const parts = [`${Math.floor(share * 100)} %`, note, share < 1 && left >= 0 ? `${duration(left)} left` : ''];
    return `${label}: ${parts.filter(Boolean).join(', ')}`;
  };

  return {
    update(done, note = '') {
      if (mode === 'silent') return;
      const time = now();
      if (time < next) return;
      said = true;
      const text = describe(done, typeof note === 'string' ? note : note(), time);
      if (mode === 'live') {
        next = time + redrawEvery;
        stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
      } else {
        next = time + Math.min(lineEvery.most, Math.max(lineEvery.least, (time - start) / 10));
        stream.write(`${text}\n`);
      }
    },
    finish(note = '') {
      if (mode === 'live' && said) stream.write('\r\x1b[2K');
      if (mode === 'lines' && said) {
        const parts = [`done in ${duration(now() - start)}`, note];
        stream.write(`${label}: ${parts.filter(Boolean).join(', ')}\n`);
      }
    },
  };
}

/** Ctrl-C and the signal to end, while a command has something to leave. */
import { interrupted } from '../failure.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Interrupt {
  /** Whether the user has asked to stop. */
  asked(): boolean;
  /** Lets signals end the process again. */
  end(): void;
}

/** From now on the first signal only asks; another one ends the process at once. */
export function awaitInterrupt(): Interrupt {
  let asked = false;
  const note = (): void => {
    if (!asked) process.stderr.write('\nstopping after this step, to save what was computed; again to end at once\n');
    asked = true;
    end();
  };
  const end = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, note);
  };
  for (const signal of SIGNALS) process.on(signal, note);
  return { asked: () => asked, end };
}

/** Waits for what is done in threads, unless a signal ends it: then throws what is left, and how to go on. */
export async function unlessInterrupted<T>(doing: Promise<T>, told: () => string): Promise<T> {
  let stop = (): void => {};
  const signal = new Promise<never>((_, refuse) => {
    stop = () => refuse(interrupted(told()));
  });
  for (const name of SIGNALS) process.once(name, stop);
  try {
    return await Promise.race([doing, signal]);
  } finally {
    for (const name of SIGNALS) process.removeListener(name, stop);
  }
}

/** A path as a shell takes it. */
export const quoted = (path: string): string =>
  /^[\w./:@%+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

/** Ctrl-C and the signal to end, while a run has something to leave. */

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

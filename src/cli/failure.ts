/** Ends a command with lines for standard error and an exit code. */
export class Failure extends Error {
  constructor(
    /** 1: the requested task failed; 2: the request was wrong; 130: the user interrupted it. */
    readonly exitCode: 1 | 2 | 130,
    message: string,
  ) {
    super(message);
  }
}

/** The requested task failed. */
export const failed = (message: string): Failure => new Failure(1, message);

/** The request was wrong: a bad file, a bad option. */
export const wrong = (message: string): Failure => new Failure(2, message);

/** The user interrupted the task. */
export const interrupted = (message: string): Failure => new Failure(130, message);

/**
 * Work that may pause: at each `yield` it can be set aside to let other work run. At a pause, memory is only partly
 * updated. Where the same work can also be done in one go, the name of the pausing form ends in `Resumably`.
 */
export type Resumable<T = void> = Generator<undefined, T>;

/** Runs the work to its end without a pause. */
export function runToEnd<T>(work: Resumable<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** A function whose work may pause or be done in one go. */
export type Task<Given extends unknown[]> = ((...given: Given) => void) | ((...given: Given) => Resumable);

/** The rest of a task already begun; nothing if it was done in one go. */
export function* restOf(begun: ReturnType<Task<[]>>): Resumable {
  if (begun) yield* begun;
}

/**
 * Work that may pause: at every `yield` it can be left alone for a while, so that others have their turn. What stands in
 * memory at a pause is half done. Where the same work can also be done at once, the name of the form that pauses ends in
 * `Resumably`.
 */
export type Resumable<T = void> = Generator<undefined, T>;

/** Does it all without a pause. */
export function runToEnd<T>(work: Resumable<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Work that pauses or is done at once. */
export type Task<Given extends unknown[]> = ((...given: Given) => void) | ((...given: Given) => Resumable);

/** What is left of a task that was begun: nothing when it was done at once. */
export function* restOf(begun: ReturnType<Task<[]>>): Resumable {
  if (begun) yield* begun;
}

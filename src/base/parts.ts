/**
 * Work that is done in parts: at every `yield` it may be left alone for a while, so that others have their turn. What
 * stands in memory then is half done.
 */
export type InParts<T = void> = Generator<undefined, T>;

/** Does all parts one after the other. */
export function whole<T>(parts: InParts<T>): T {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** What does something, in parts or at once. */
export type Does<Given extends unknown[]> = ((...given: Given) => void) | ((...given: Given) => InParts);

/** The parts of what has been begun; none when it was done at once. */
export function* partsOf(begun: ReturnType<Does<[]>>): InParts {
  if (begun) yield* begun;
}

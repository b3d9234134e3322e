/** Memory that readings of a world reuse: making large arrays anew each time would cost more than the reading. */

/** A kind of typed array that can be filled and cut. */
type Numbers = Uint8Array | Int32Array | Float64Array;

/** Hands out the beginning of one array, zeroed; valid until the next request. */
export function scratch<A extends Numbers>(make: new (length: number) => A): (length: number) => A {
  let held = new make(0);
  return (length) => {
    if (held.length < length) held = new make(Math.ceil(1.5 * length));
    return held.subarray(0, length).fill(0) as A;
  };
}

/** Read-only types for observers of memory that they do not own: the compiler refuses every write. */

/** Numbers that can be read but not written; any typed array qualifies. */
export interface Numbers {
  readonly [index: number]: number;
  readonly length: number;
  subarray(begin?: number, end?: number): Numbers;
  slice(begin?: number, end?: number): Numbers;
  some(predicate: (value: number, index: number) => boolean): boolean;
  forEach(callback: (value: number, index: number) => void): void;
  [Symbol.iterator](): IterableIterator<number>;
}

type TypedArray = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** The same data, read-only all the way down. */
export type ReadOnly<T> = T extends TypedArray
  ? Numbers
  : T extends (...given: never[]) => unknown
    ? T
    : T extends Map<infer Key, infer Value>
      ? ReadonlyMap<Key, ReadOnly<Value>>
      : T extends object
        ? { readonly [Key in keyof T]: ReadOnly<T[Key]> }
        : T;

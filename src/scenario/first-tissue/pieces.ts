/** Connected pieces of a picture: pixels of one type that touch, at corners too. */

export interface Pieces {
  /** The piece of each pixel; 0 where there is no type. */
  of: Int32Array;
  /** By piece; entry 0 stands for none. */
  type: number[];
  pixels: number[];
  first: number[];
}

/** @param types the type of each pixel, row by row; 0 for none */
export function piecesOf(types: Uint8Array, width: number): Pieces {
  const of = new Int32Array(types.length);
  /** Pieces that turned out to be one: each names an earlier one, or itself. */
  const same = [0];
  const rootOf = (label: number): number => {
    let root = label;
    while (same[root] !== root) root = same[root];
    for (let at = label; at !== root; ) [at, same[at]] = [same[at], root];
    return root;
  };
  for (let at = 0; at < types.length; at++) {
    if (types[at] === 0) continue;
    const x = at % width;
    let own = 0;
    for (const before of [
      x > 0 ? at - 1 : -1,
      x > 0 ? at - width - 1 : -1,
      at - width,
      x < width - 1 ? at - width + 1 : -1,
    ]) {
      if (before < 0 || types[before] !== types[at]) continue;
      const other = rootOf(of[before]);
      if (own === 0 || other === own) own = other;
      else {
        same[Math.max(own, other)] = Math.min(own, other);
        own = Math.min(own, other);
      }
    }
    if (own === 0) {
      own = same.length;
      same.push(own);
    }
    of[at] = own;
  }
  return numbered(of, types, rootOf);
}

/** Pieces in the order of their first pixels. */
function numbered(of: Int32Array, types: Uint8Array, rootOf: (label: number) => number): Pieces {
  const pieces: Pieces = { of, type: [0], pixels: [0], first: [0] };
  const numbers = new Map<number, number>();
  for (let at = 0; at < of.length; at++) {
    if (of[at] === 0) continue;
    const root = rootOf(of[at]);
    let piece = numbers.get(root);
    if (piece === undefined) {
      piece = pieces.type.length;
      numbers.set(root, piece);
      pieces.type.push(types[at]);
      pieces.pixels.push(0);
      pieces.first.push(at);
    }
    of[at] = piece;
    pieces.pixels[piece]++;
  }
  return pieces;
}

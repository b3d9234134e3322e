/** The cells of a file: columns of numbers, since a section may hold a million. */
import type { Words } from '../../texts/words.ts';

export interface CellList {
  /** Names of types, as in the file. */
  kinds: string[];
  /** Index in `kinds`, per cell. */
  kind: number[];
  /** Places in the unit of the file; after framing, in sites from the upper left corner. */
  x: number[];
  y: number[];
  /** Where each is in the file: the line of a table, or the pixel of a picture. */
  at: number[];
  /** Words for an entry of `at`. */
  where: (at: number) => Words;
  /** Measured levels, and values of species, per cell; NaN where there is none. */
  levels: Record<string, number[]>;
}

/** An empty list, and how to add to it. */
export function cellList(where: CellList['where']) {
  const list: CellList = { kinds: [], kind: [], x: [], y: [], at: [], where, levels: {} };
  const known = new Map<string, number>();
  const add = (name: string, x: number, y: number, at: number): void => {
    let kind = known.get(name);
    if (kind === undefined) {
      kind = list.kinds.length;
      list.kinds.push(name);
      known.set(name, kind);
    }
    list.kind.push(kind);
    list.x.push(x);
    list.y.push(y);
    list.at.push(at);
  };
  return { list, add };
}

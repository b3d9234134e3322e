/** Which sites of a lattice a row of a layout covers, leaving aside what is left to chance. */
import { turnedBy } from '../base/turn.ts';
import type { LayoutRow } from './schema/schema.ts';

export type Cover = (x: number, y: number) => boolean;

export interface Size {
  width: number;
  height: number;
}

type Drawn<D extends LayoutRow['draw']> = Extract<LayoutRow, { draw: D }>;
export type CoveringRow = Drawn<'disc' | 'ring' | 'strands' | 'scatter' | 'block' | 'ground' | 'matrix'>;

/** The middle of a lattice; between sites along a side of even length. */
export const middleOf = ({ width, height }: Size) => ({ x: (width - 1) / 2, y: (height - 1) / 2 });

const squared = (x: number, y: number, from: { x: number; y: number }): number =>
  (x - from.x) * (x - from.x) + (y - from.y) * (y - from.y);

/** Whether a place lies where a row wants it: in a disc about the middle, outside it, or anywhere. */
export function whereOf({ where, radius = 0 }: Pick<Drawn<'scatter'>, 'where' | 'radius'>, size: Size): Cover {
  const middle = middleOf(size);
  return (x, y) => where === 'all' || squared(x, y, middle) <= radius * radius === (where === 'inside');
}

/** Whether a row covers a site. */
export function coverOf(row: CoveringRow, size: Size): Cover {
  const middle = middleOf(size);
  switch (row.draw) {
    case 'disc': {
      const centre = { x: row.x ?? middle.x, y: row.y ?? middle.y };
      return (x, y) => squared(x, y, centre) <= row.radius * row.radius;
    }
    case 'ring': {
      const outer = row.inner + row.width;
      const centre = { x: row.x ?? middle.x, y: row.y ?? middle.y };
      return (x, y) => {
        const at = squared(x, y, centre);
        return at > row.inner * row.inner && at <= outer * outer;
      };
    }
    case 'strands': {
      const arms = directions(Math.round(row.count), row.turn);
      return (x, y) => arms.some((arm) => onStrand(x - middle.x, y - middle.y, arm, row));
    }
    case 'block':
      return (x, y) => x >= row.x && x < row.x + row.width && y >= row.y && y < row.y + row.height;
    case 'ground': {
      const inPlace = whereOf(row, size);
      return (x, y) => inPlace(x, y) && inBox(row, x, y);
    }
    case 'scatter':
    case 'matrix':
      return whereOf(row, size);
  }
}

/** Unit vectors at equal angles, beginning at `turn` of a full turn; without trigonometric functions. */
export function directions(count: number, turn: number): { x: number; y: number }[] {
  return Array.from({ length: count }, (_, i) => turnedBy((turn + i / count) % 1));
}

function onStrand(
  dx: number,
  dy: number,
  arm: { x: number; y: number },
  row: { width: number; from: number; to: number },
): boolean {
  const along = dx * arm.x + dy * arm.y;
  const across = Math.abs(dx * arm.y - dy * arm.x);
  return along >= row.from && along <= row.to && across <= row.width / 2;
}

interface Box {
  x?: number | undefined;
  y?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
}

function inBox(box: Box, x: number, y: number): boolean {
  const left = box.x ?? 0;
  const top = box.y ?? 0;
  return x >= left && y >= top && x < left + (box.width ?? 1e9) && y < top + (box.height ?? 1e9);
}

/** The cell to which a caption of a tissue points: one that the caption is about, chosen so that it stays the same. */
import { CELL_FLAGS, type Opened, type Point, type TissueFrame } from '../../serve/protocol.ts';

export type Caption = Opened['view']['captions'][number];

/** Share of the cells that count as having most of a level, and as being farthest out. */
const TOP = 0.1;
const FARTHEST = 0.02;

const STATES = {
  dead: CELL_FLAGS.dead,
  hypoxic: CELL_FLAGS.hypoxic,
  seated: CELL_FLAGS.seated,
  perfused: CELL_FLAGS.perfused,
};

const TOWARDS: Record<Caption['side'], Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

interface Candidate extends Point {
  level: number;
}

/**
 * The site of the picture to which a caption points; null where there is no cell of its kind.
 * @param last where it pointed before: it stays there as long as it can
 */
export function targetOf(run: Opened, frame: TissueFrame, caption: Caption, last: Point | null): Point | null {
  const { most, far, side } = caption;
  // A picture holds one level at a time.
  if (most !== undefined && frame.colourId !== most) return null;
  let found = candidatesOf(run, frame, caption);
  if (found.length === 0) return null;
  if (most !== undefined) {
    found.sort((a, b) => b.level - a.level);
    found = found.slice(0, Math.max(1, Math.ceil(found.length * TOP)));
  }
  const middle = { x: mean(found.map(({ x }) => x)), y: mean(found.map(({ y }) => y)) };
  const towards = TOWARDS[side];
  const across = (one: Point) => Math.abs((one.x - middle.x) * towards.y) + Math.abs((one.y - middle.y) * towards.x);
  const along = (one: Point) => (one.x - middle.x) * towards.x + (one.y - middle.y) * towards.y;
  if (far) {
    found.sort((a, b) => along(b) - across(b) - along(a) + across(a));
    found = found.slice(0, Math.max(1, Math.ceil(found.length * FARTHEST)));
  }
  if (last !== null && found.some(({ x, y }) => x === last.x && y === last.y)) return last;
  // A place well inside the region that the caption names, on the side of its words.
  found.sort((a, b) => along(b) - 0.7 * across(b) - along(a) + 0.7 * across(a));
  const { x, y } = found[far ? 0 : Math.floor(found.length * 0.08)];
  return { x, y };
}

function candidatesOf(run: Opened, frame: TissueFrame, { cell, state }: Caption): Candidate[] {
  const type = run.cells.findIndex(({ id }) => id === cell) + 1;
  const found: Candidate[] = [];
  for (const slots of [frame.structural, frame.mobile]) {
    for (let site = 0; site * 4 < slots.length; site++) {
      if (slots[4 * site] !== type) continue;
      const flags = slots[4 * site + 1];
      const fits = state === undefined ? (flags & CELL_FLAGS.dead) === 0 : (flags & STATES[state]) !== 0;
      if (fits) found.push({ x: site % frame.width, y: Math.floor(site / frame.width), level: slots[4 * site + 2] });
    }
  }
  return found;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

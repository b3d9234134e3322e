/** A place clicked in a tissue as the answer to a question, and how it is judged. */
import { signal } from '@preact/signals';
import { shareBelow } from '../../analysis/share-below.ts';
import { CELL_FLAGS, type Point } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import type { QuestionRow } from './task.ts';

type PlaceRow = NonNullable<QuestionRow['place']>;

/** The question that waits for a place; null for none. */
export const placing = signal<(PlaceRow & { put: (at: Point) => void }) | null>(null);

/** The place that was clicked, and its radius, sites; null for none. */
export const placed = signal<(Point & { tissue: string; radius: number }) | null>(null);

/** The share of the cells that have less than those at the place; 0 where there is no cell. */
export async function judgePlace(arm: Arm, { tissue, cell, level, radius }: PlaceRow, at: Point): Promise<number> {
  const run = arm.opened.peek()!;
  const frame = await arm.simulation.frame({
    layers: [{ tissue, colour: level, field: '', grain: 1 }],
    seriesFrom: arm.series.next,
    seriesEdition: arm.series.edition,
    digest: false,
    readouts: 'last',
    recycle: null,
  });
  const picture = frame.tissues.find(({ id }) => id === tissue)!;
  const type = run.cells.findIndex(({ id }) => id === cell) + 1;
  return shareBelow(picture, type, CELL_FLAGS.dead, { ...at, radius });
}

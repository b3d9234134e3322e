/** A place clicked in a tissue as the answer to a question, and how it is judged. */
import { signal } from '@preact/signals';
import { shareBelow, shareOfSitesBelow } from '../../analysis/share-below.ts';
import { CELL_FLAGS, type Point } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import type { QuestionRow } from './task.ts';

type PlaceRow = NonNullable<QuestionRow['place']>;

/** The question that waits for a place; null for none. */
export const placing = signal<(PlaceRow & { put: (at: Point) => void }) | null>(null);

/** The place that was clicked, and its radius, sites; null for none. */
export const placed = signal<(Point & { tissue: string; radius: number }) | null>(null);

/** The share of the cells, or of the sites of a field, that have less than the place; 0 where there is no such cell. */
export async function judgePlace(arm: Arm, row: PlaceRow, at: Point): Promise<number> {
  const { tissue, cell, level = 'type', field = '', radius } = row;
  const run = arm.opened.peek()!;
  const frame = await arm.simulation.frame({
    layers: [{ tissue, colour: level, field, grain: 1 }],
    seriesFrom: arm.series.next,
    seriesEdition: arm.series.edition,
    digest: false,
    readouts: 'last',
    recycle: null,
  });
  const picture = frame.tissues.find(({ id }) => id === tissue)!;
  if (row.field !== undefined) return shareOfSitesBelow(picture.field, picture.width, { ...at, radius });
  const type = run.cells.findIndex(({ id }) => id === cell) + 1;
  return shareBelow(picture, type, CELL_FLAGS.dead, { ...at, radius });
}

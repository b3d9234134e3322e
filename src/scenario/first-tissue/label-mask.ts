/** A mask of labels: a picture whose numbers are cells, and the table of their types. */
import type { Words } from '../../texts/words.ts';
import { cellList } from './cell-list.ts';
import type { Size } from './frame.ts';
import { some } from './import-report.ts';
import type { PictureRead } from './picture-of-cells.ts';
import { typesById } from './types-by-id.ts';

/** A picture in which each number is a cell, and 0 is none. */
export interface LabelMask extends Size {
  labels: ArrayLike<number>;
}

const labelWords = (label: number): Words => ({ told: { en: 'label {label}', de: 'Nummer {label}' }, label });

/**
 * The cells of a mask of labels: each number is one cell, at the middle of its pixels. Their types are in a table with
 * the columns label and type.
 */
export function cellsOfLabels({ labels, width }: LabelMask, table: string): PictureRead {
  const types = typesById(table);
  const sums = new Map<number, { x: number; y: number; pixels: number; first: number }>();
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (label === 0) continue;
    const own = sums.get(label) ?? { x: 0, y: 0, pixels: 0, first: at };
    own.x += at % width;
    own.y += Math.floor(at / width);
    own.pixels++;
    sums.set(label, own);
  }
  const { list, add } = cellList(labelWords);
  let [without, first] = [0, 0];
  for (const [label, { x, y, pixels }] of sums) {
    const type = types.get(String(label));
    if (type === undefined && without++ === 0) first = label;
    if (type !== undefined) add(type, x / pixels + 0.5, y / pixels + 0.5, label);
  }
  const lost = [...types.keys()].filter((label) => !sums.has(Number(label))).length;
  return {
    cells: list,
    notes:
      lost > 0
        ? [
            {
              words: some(
                lost,
                { en: '1 label of the table has no pixel', de: '1 Nummer der Tabelle hat kein Pixel' },
                { en: '{n} labels of the table have no pixel', de: '{n} Nummern der Tabelle haben kein Pixel' },
              ),
            },
          ]
        : [],
    leftOut:
      without > 0
        ? [
            {
              reason: 'noType',
              name: '',
              cells: without,
              first: {
                told: { en: '{label}, which is not in the table', de: '{label}, die nicht in der Tabelle steht' },
                label: labelWords(first),
              },
            },
          ]
        : [],
  };
}

/** A mask of labels: a picture whose numbers are cells, and the table of their types. */
import type { Words } from '../../texts/words.ts';
import { cellList } from './cell-list.ts';
import { numberIn, rowsOf } from './csv-rows.ts';
import type { Size } from './frame.ts';
import { some } from './import-report.ts';
import type { PictureRead } from './picture-of-cells.ts';

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
  const types = typesByLabel(table);
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
    const type = types.get(label);
    if (type === undefined && without++ === 0) first = label;
    if (type !== undefined) add(type, x / pixels + 0.5, y / pixels + 0.5, label);
  }
  const lost = [...types.keys()].filter((label) => !sums.has(label)).length;
  return {
    cells: list,
    notes:
      lost > 0
        ? [
            some(
              lost,
              { en: '1 label of the table has no pixel', de: '1 Nummer der Tabelle hat kein Pixel' },
              { en: '{n} labels of the table have no pixel', de: '{n} Nummern der Tabelle haben kein Pixel' },
            ),
          ]
        : [],
    nameless:
      without > 0
        ? {
            reason: 'noType',
            name: '',
            cells: without,
            first: {
              told: { en: '{label}, which is not in the table', de: '{label}, die nicht in der Tabelle steht' },
              label: labelWords(first),
            },
          }
        : null,
  };
}

function typesByLabel(table: string): Map<number, string> {
  const [head, ...rows] = rowsOf(table, 'a table with label and type');
  const names = head?.fields.map((name) => name.toLowerCase()) ?? [];
  const label = names.findIndex((name) => /^(label|cell ?id|cellid|id)$/.test(name));
  const type = names.findIndex((name) => /^(type|cell[ _]?type|phenotype|class|classification)$/.test(name));
  if (label < 0 || type < 0)
    throw new Error(`--labels: found the columns ${head?.fields.join(', ') ?? 'none'}, expected label and type`);
  const types = new Map<number, string>();
  for (const { fields, line } of rows) {
    const number = numberIn(fields[label] ?? '');
    if (number === null || !Number.isInteger(number) || number < 1)
      throw new Error(
        `--labels: line ${line}: found "${fields[label] ?? ''}", expected a label: a whole number from 1`,
      );
    if (types.has(number)) throw new Error(`--labels: line ${line}: found the label ${number} twice`);
    types.set(number, fields[type] ?? '');
  }
  return types;
}

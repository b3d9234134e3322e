/** A table that says of what type each cell is, by the cell's id: clusters beside a table of places or a mask. */

import type { Words } from '../../texts/words.ts';
import { plain, TYPE } from './cell-tables.ts';
import { rowsOf } from './csv-rows.ts';
import { columnsWords, ImportProblem, lineWords, mismatch, placed } from './import-problem.ts';

/** Names of a column of ids; '' is that of the row names that R and pandas write. */
export const ID = ['label', 'cell id', 'cellid', 'object id', 'barcode', 'id', 'cell', ''];

/** The types by id. @throws an error for a table without ids and types, or with an id twice */
export function typesById(table: string): Map<string, string> {
  const [head, ...rows] = rowsOf(table, {
    en: 'a table with label and type',
    de: 'eine Tabelle mit label und type',
  });
  const names = (head?.fields ?? []).map(plain);
  const id = ID.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  const type = [...TYPE, 'group'].map((name) => names.indexOf(name)).find((at) => at >= 0 && at !== id) ?? -1;
  if (id < 0 || type < 0)
    throw problem(mismatch(columnsWords(head?.fields ?? []), { en: 'label and type', de: 'label und type' }));
  const types = new Map<string, string>();
  for (const { fields, line } of rows) {
    const one = fields[id] ?? '';
    if (one === '')
      throw problem(
        placed(
          lineWords(line),
          mismatch({ en: 'no label', de: 'Keine Nummer' }, { en: 'one in each row', de: 'eine in jeder Zeile' }),
        ),
      );
    if (types.has(one))
      throw problem(
        placed(
          lineWords(line),
          mismatch(
            { told: { en: 'the label {label!} twice', de: 'Die Nummer {label!} zweimal' }, label: one },
            { en: 'each once', de: 'jede einmal' },
          ),
        ),
      );
    types.set(one, fields[type] ?? '');
  }
  return types;
}

/** The table is the second of two files. */
const problem = (what: Words): ImportProblem =>
  new ImportProblem({
    told: { en: 'table of types: {what}', de: 'Tabelle der Typen: {what!}' },
    what,
  });

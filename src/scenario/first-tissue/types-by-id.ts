/** A table that says of what type each cell is, by the cell's id: clusters beside a table of places or a mask. */
import { plain, TYPE } from './cell-tables.ts';
import { rowsOf } from './csv-rows.ts';

/** Names of a column of ids; '' is that of the row names that R and pandas write. */
export const ID = ['label', 'cell id', 'cellid', 'object id', 'barcode', 'id', 'cell', ''];

/** The types by id. @throws an error for a table without ids and types, or with an id twice */
export function typesById(table: string): Map<string, string> {
  const [head, ...rows] = rowsOf(table, 'a table with label and type');
  const names = (head?.fields ?? []).map(plain);
  const id = ID.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  const type = [...TYPE, 'group'].map((name) => names.indexOf(name)).find((at) => at >= 0 && at !== id) ?? -1;
  if (id < 0 || type < 0)
    throw new Error(`--labels: found the columns ${head?.fields.join(', ') || 'none'}, expected label and type`);
  const types = new Map<string, string>();
  for (const { fields, line } of rows) {
    const one = fields[id] ?? '';
    if (one === '') throw new Error(`--labels: line ${line}: found no label, expected one in each row`);
    if (types.has(one)) throw new Error(`--labels: line ${line}: found the label ${one} twice`);
    types.set(one, fields[type] ?? '');
  }
  return types;
}

/** Tables as Parquet files, written a group of rows at a time. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { writingWhole } from './write.ts';

export interface Column {
  name: string;
  type: 'BOOLEAN' | 'INT32' | 'DOUBLE' | 'FLOAT' | 'STRING';
  nullable: boolean;
}

export type Field = string | number | boolean | null;

/** Rows held in memory at a time. */
const ROWS_IN_A_GROUP = 50_000;

/** `rows` gives the rows one after another; they need not all be in memory at once. */
export function writeParquet(
  path: string,
  columns: readonly Column[],
  rows: Iterable<readonly Field[]>,
  about: Record<string, string>,
): void {
  writingWhole(path, (unfinished) => {
    const file = openSync(unfinished, 'w');
    try {
      const writer = new ByteWriter();
      const flush = (): void => {
        writeSync(file, new Uint8Array(writer.buffer, 0, writer.index));
        writer.index = 0;
      };
      const empty = columns.map(({ name, type, nullable }) => ({ name, type, nullable, data: [] as Field[] }));
      const table = new ParquetWriter({
        writer,
        schema: schemaFromColumnData({ columnData: empty }),
        kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
        createdBy: 'stroma',
      });
      let group: Field[][] = columns.map(() => []);
      const writeGroup = (): void => {
        table.write({
          columnData: columns.map(({ name }, c) => ({ name, data: group[c]! })),
          rowGroupSize: ROWS_IN_A_GROUP,
        });
        group = columns.map(() => []);
        flush();
      };
      for (const row of rows) {
        row.forEach((field, c) => {
          group[c]!.push(field);
        });
        if (group[0]!.length === ROWS_IN_A_GROUP) writeGroup();
      }
      if (group[0]!.length > 0) writeGroup();
      table.finish();
      flush();
    } finally {
      closeSync(file);
    }
  });
}

/** Tables as Parquet files, written a group of rows at a time. */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { openWhole } from './write-whole.ts';

export interface Column {
  name: string;
  type: 'BOOLEAN' | 'INT32' | 'INT64' | 'DOUBLE' | 'FLOAT' | 'STRING';
  nullable: boolean;
}

export type Field = string | number | bigint | boolean | null;

/** Rows held in memory at a time. */
const ROWS_IN_A_GROUP = 50_000;

/** Writes the rows one after another; they need not all be in memory at once. */
export function writeParquet(
  path: string,
  columns: readonly Column[],
  rows: Iterable<readonly Field[]>,
  about: Record<string, string>,
): void {
  const table = openParquet(path, columns, about);
  for (const row of rows) table.add(row);
  table.end();
}

export interface ParquetFile {
  add(row: readonly Field[]): void;
  /** Completes the file and gives it its name; until then only a temporary file exists. */
  end(): void;
}

/** Opens a table that is filled row by row. */
export function openParquet(path: string, columns: readonly Column[], about: Record<string, string>): ParquetFile {
  const whole = openWhole(path);
  const writer = new ByteWriter();
  const flush = (): void => {
    whole.add(new Uint8Array(writer.buffer, 0, writer.index));
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
      columnData: columns.map(({ name }, c) => ({ name, data: group[c] })),
      rowGroupSize: ROWS_IN_A_GROUP,
    });
    group = columns.map(() => []);
    flush();
  };
  return {
    add(row) {
      row.forEach((field, c) => {
        group[c].push(field);
      });
      if (group[0].length === ROWS_IN_A_GROUP) writeGroup();
    },
    end() {
      if (group[0].length > 0) writeGroup();
      table.finish();
      flush();
      whole.end();
    },
  };
}

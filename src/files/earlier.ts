/** Reads back the tables that a run has left, so that it can go on in them. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { HEAD } from './npy.ts';
import type { Field } from './parquet.ts';

/** The rows of a Parquet file, a group of them in memory at a time; none if there is no such file. */
export async function* parquetRows(path: string): AsyncGenerator<Field[]> {
  if (!existsSync(path)) return;
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const { num_rows: count } of metadata.row_groups) {
    const rowEnd = rowStart + Number(count);
    let rows: Field[][] = [];
    await parquetRead({
      file,
      metadata,
      rowStart,
      rowEnd,
      rowFormat: 'array',
      onComplete: (read) => {
        rows = read as Field[][];
      },
    });
    yield* rows;
    rowStart = rowEnd;
  }
}

/** The first pictures of a NumPy file of 32-bit floats, one after another. */
export function* numpyPictures(path: string, height: number, width: number, count: number): Generator<Float32Array> {
  const bytes = 4 * height * width;
  if (statSync(path).size < HEAD + count * bytes) throw new Error(`${path}: found fewer than ${count} pictures`);
  const file = openSync(path, 'r');
  try {
    for (let n = 0; n < count; n++) {
      const picture = new Float32Array(height * width);
      readSync(file, new Uint8Array(picture.buffer), 0, bytes, HEAD + n * bytes);
      yield picture;
    }
  } finally {
    closeSync(file);
  }
}

/** NumPy files of a sequence of pictures: format 1.0 of numpy.lib.format, 32-bit floats, row by row. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { openWhole } from './write-whole.ts';

export interface NumpyFile {
  /** Appends one picture, height × width numbers row by row. */
  add(picture: Float32Array): void;
  /** Completes the file and gives it its name; until then only a temporary file exists. */
  end(): void;
}

/** Bytes of the header, with room for the shape, which is known only at the end. */
export const HEAD = 128;
/** Offset of the text in the header, after magic, version and length. */
const TEXT = 10;

/** Opens a file of shape (pictures, height, width). */
export function openNumpy(path: string, height: number, width: number): NumpyFile {
  const whole = openWhole(path);
  const file = whole.doing(() => openSync(whole.unfinished, 'w'));
  let pictures = 0;
  whole.doing(() => writeSync(file, headOf(0, height, width)));
  return {
    add(picture) {
      whole.doing(() => writeSync(file, new Uint8Array(picture.buffer, picture.byteOffset, picture.byteLength)));
      pictures++;
    },
    end() {
      whole.doing(() => writeSync(file, headOf(pictures, height, width), 0, HEAD, 0));
      closeSync(file);
      whole.end();
    },
  };
}

function headOf(pictures: number, height: number, width: number): Uint8Array {
  const about = `{'descr': '<f4', 'fortran_order': False, 'shape': (${pictures}, ${height}, ${width}), }`;
  const text = `\x93NUMPY\x01\x00${String.fromCharCode(HEAD - TEXT, 0)}${about.padEnd(HEAD - TEXT - 1)}\n`;
  return Buffer.from(text, 'latin1');
}

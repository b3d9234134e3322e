/** NumPy files of a sequence of pictures: format 1.0 of numpy.lib.format, 32-bit floats, row by row. */
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
  let pictures = 0;
  whole.add(headOf(0, height, width));
  return {
    add(picture) {
      whole.add(new Uint8Array(picture.buffer, picture.byteOffset, picture.byteLength));
      pictures++;
    },
    end() {
      whole.add(headOf(pictures, height, width), 0);
      whole.end();
    },
  };
}

function headOf(pictures: number, height: number, width: number): Uint8Array {
  const about = `{'descr': '<f4', 'fortran_order': False, 'shape': (${pictures}, ${height}, ${width}), }`;
  const text = `\x93NUMPY\x01\x00${String.fromCharCode(HEAD - TEXT, 0)}${about.padEnd(HEAD - TEXT - 1)}\n`;
  return Buffer.from(text, 'latin1');
}

/** Rows split into even and odd columns, and back. */
import { VECTOR } from './lanes';

/** to: per row the even columns, then the odd ones. */
export function splitRows(from: usize, to: usize, width: i32, height: i32): void {
  const rowBytes = <usize>width * 4;
  const side = rowBytes >> 1;
  const end = <usize>height * rowBytes;
  for (let row: usize = 0; row < end; row += rowBytes) {
    for (let x: usize = 0; x < side; x += VECTOR) {
      const a = v128.load(from + row + 2 * x), b = v128.load(from + row + 2 * x + VECTOR);
      v128.store(to + row + x, v128.shuffle<f32>(a, b, 0, 2, 4, 6));
      v128.store(to + row + side + x, v128.shuffle<f32>(a, b, 1, 3, 5, 7));
    }
  }
}

/** The reverse of `splitRows`. */
export function joinRows(from: usize, to: usize, width: i32, height: i32): void {
  const rowBytes = <usize>width * 4;
  const side = rowBytes >> 1;
  const end = <usize>height * rowBytes;
  for (let row: usize = 0; row < end; row += rowBytes) {
    for (let x: usize = 0; x < side; x += VECTOR) {
      const a = v128.load(from + row + x), b = v128.load(from + row + side + x);
      v128.store(to + row + 2 * x, v128.shuffle<f32>(a, b, 0, 4, 1, 5));
      v128.store(to + row + 2 * x + VECTOR, v128.shuffle<f32>(a, b, 2, 6, 3, 7));
    }
  }
}

/** Split uptake times `scale`, −1 where held. */
export function splitUptake(uptake: usize, held: usize, to: usize, width: i32, height: i32, scale: f32): void {
  const rowBytes = <usize>width * 4;
  const side = rowBytes >> 1;
  const end = <usize>height * rowBytes;
  const zero = f32x4.splat(0), scale4 = f32x4.splat(scale), mark = f32x4.splat(-1);
  for (let row: usize = 0; row < end; row += rowBytes) {
    for (let x: usize = 0; x < side; x += VECTOR) {
      const o = row + 2 * x;
      const a = v128.bitselect(
        f32x4.mul(scale4, v128.load(uptake + o)), mark, f32x4.eq(v128.load(held + o), zero));
      const b = v128.bitselect(
        f32x4.mul(scale4, v128.load(uptake + o + VECTOR)), mark, f32x4.eq(v128.load(held + o + VECTOR), zero));
      v128.store(to + row + x, v128.shuffle<f32>(a, b, 0, 2, 4, 6));
      v128.store(to + row + side + x, v128.shuffle<f32>(a, b, 1, 3, 5, 7));
    }
  }
}

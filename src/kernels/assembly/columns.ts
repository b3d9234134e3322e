/**
 * Arithmetic on columns: float32 numbers of up to a block of cells, four at a time. Columns are multiples of 16 bytes
 * long, so the lanes after the last cell may be computed as well. Docs: see `ColumnKernels` in
 * src/kernels/column-kernels.ts.
 */
import { VECTOR } from './lanes';

/** A word times this is a number in [0, 1): 2^-32. */
const UNIT: f64 = 1.0 / 4294967296.0;

export const APPLY_MULTIPLY: i32 = 0;
export const APPLY_GATE: i32 = 1;
export const APPLY_ADD: i32 = 2;
export const APPLY_LIMIT: i32 = 3;

/** Bytes of the vectors that hold `count` numbers. */
// @ts-ignore: decorator
@inline
function bytesOf(count: i32): usize {
  return (<usize>count * 4 + VECTOR - 1) & ~(VECTOR - 1);
}

export function gather(column: usize, rows: usize, count: i32, out: usize): void {
  const end = <usize>count * 4;
  for (let at: usize = 0; at < end; at += 4) {
    store<u32>(out + at, load<u32>(column + (<usize>load<u32>(rows + at) << 2)));
  }
}

export function scatter(values: usize, rows: usize, count: i32, column: usize): void {
  const end = <usize>count * 4;
  for (let at: usize = 0; at < end; at += 4) {
    store<u32>(column + (<usize>load<u32>(rows + at) << 2), load<u32>(values + at));
  }
}

export function relax(column: usize, rows: usize, count: i32, targets: usize, rise: f32, fall: f32): void {
  const end = <usize>count * 4;
  for (let at: usize = 0; at < end; at += 4) {
    const place = column + (<usize>load<u32>(rows + at) << 2);
    const level = load<f32>(place);
    const gap = load<f32>(targets + at) - level;
    store<f32>(place, level + gap * (gap > 0 ? rise : fall));
  }
}

export function scale(x: usize, out: usize, count: i32, factor: f32): void {
  const end = bytesOf(count);
  const f = f32x4.splat(factor);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, f32x4.mul(f, v128.load(x + at)));
}

export function addScaled(x: usize, out: usize, count: i32, factor: f32): void {
  const end = bytesOf(count);
  const f = f32x4.splat(factor);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, f32x4.add(v128.load(out + at), f32x4.mul(f, v128.load(x + at))));
  }
}

export function multiply(x: usize, out: usize, count: i32): void {
  const end = bytesOf(count);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, f32x4.mul(v128.load(out + at), v128.load(x + at)));
  }
}

export function divide(x: usize, out: usize, count: i32, least: f32): void {
  const end = bytesOf(count);
  const low = f32x4.splat(least);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, f32x4.div(v128.load(out + at), f32x4.max(low, v128.load(x + at))));
  }
}

export function largest(x: usize, out: usize, count: i32): void {
  const end = bytesOf(count);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, f32x4.max(v128.load(out + at), v128.load(x + at)));
  }
}

export function saturate(x: usize, out: usize, count: i32, rest: f32): void {
  const end = bytesOf(count);
  const r = f32x4.splat(rest);
  for (let at: usize = 0; at < end; at += VECTOR) {
    const value = v128.load(x + at);
    v128.store(out + at, f32x4.div(value, f32x4.add(r, value)));
  }
}

export function hill(x: usize, out: usize, count: i32, half: f32, power: i32, falls: bool): void {
  const end = bytesOf(count);
  const one = f32x4.splat(1);
  const perHalf = f32x4.splat(1 / half);
  // Beyond these ends H is 0 or 1 to float32, and the highest power is still a normal number.
  const low = f32x4.splat(power <= 4 ? 1e-9 : 2e-5), high = f32x4.splat(power <= 4 ? 1e9 : 5e4);
  for (let at: usize = 0; at < end; at += VECTOR) {
    let t = f32x4.mul(v128.load(x + at), perHalf);
    t = f32x4.pmin(high, v128.and(t, f32x4.ge(t, low)));
    let raised = t;
    for (let k: i32 = 1; k < power; k++) raised = f32x4.mul(raised, t);
    v128.store(out + at, f32x4.div(falls ? one : raised, f32x4.add(one, raised)));
  }
}

export function step(x: usize, out: usize, count: i32, half: f32, falls: bool): void {
  const end = bytesOf(count);
  const one = f32x4.splat(1), from = f32x4.splat(half);
  for (let at: usize = 0; at < end; at += VECTOR) {
    const reached = f32x4.ge(v128.load(x + at), from);
    v128.store(out + at, falls ? v128.andnot(one, reached) : v128.and(one, reached));
  }
}

export function ramp(x: usize, out: usize, count: i32, from: f32, to: f32): void {
  const end = bytesOf(count);
  const one = f32x4.splat(1), zero = f32x4.splat(0), start = f32x4.splat(from), slope = f32x4.splat(1 / (from - to));
  for (let at: usize = 0; at < end; at += VECTOR) {
    const share = f32x4.mul(f32x4.sub(start, v128.load(x + at)), slope);
    v128.store(out + at, f32x4.min(one, f32x4.max(zero, share)));
  }
}

export function apply(h: usize, out: usize, count: i32, factor: f32, operator: i32): void {
  const end = bytesOf(count);
  const one = f32x4.splat(1), gain = f32x4.splat(factor - 1), f = f32x4.splat(factor);
  for (let at: usize = 0; at < end; at += VECTOR) {
    const value = v128.load(h + at), old = v128.load(out + at);
    v128.store(out + at,
      operator == APPLY_ADD ? f32x4.add(old, f32x4.mul(f, value))
      : operator == APPLY_GATE ? f32x4.mul(old, value)
      : operator == APPLY_LIMIT ? f32x4.mul(old, f32x4.min(f, value))
      : f32x4.mul(old, f32x4.add(one, f32x4.mul(gain, value))));
  }
}

export function clip(out: usize, count: i32, low: f32, high: f32): void {
  const end = bytesOf(count);
  const least = f32x4.splat(low), most = f32x4.splat(high);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, f32x4.min(most, f32x4.max(least, v128.load(out + at))));
  }
}

/** How many of the 8 neighbours of each site hold `code`; not for sites at an edge of the lattice. */
export function countAround(types: usize, sites: usize, count: i32, stride: i32, code: i32, out: usize): void {
  const wanted = i8x16.splat(<i8>code);
  for (let i: usize = 0; i < <usize>count; i++) {
    const at = types + <usize>load<u32>(sites + (i << 2));
    // Four bytes of each of three rows, from one west to two east; the mask drops the fourth and the site itself.
    let rows = v128.load32_zero(at - <usize>stride - 1);
    rows = v128.load32_lane(at - 1, rows, 1);
    rows = v128.load32_lane(at + <usize>stride - 1, rows, 2);
    const found = i8x16.bitmask(i8x16.eq(rows, wanted)) & 0b0111_0101_0111;
    store<f32>(out + (i << 2), <f32>popcnt<i32>(found));
  }
}

/** How many sites within `reach` of each site, excluding itself, hold `code`; sixteen bytes of a row at a time. */
export function countWithin(
  types: usize, sites: usize, count: i32, stride: i32, code: i32, reach: f64, out: usize,
): void {
  const wanted = i8x16.splat(<i8>code);
  const rows = <i32>reach;
  for (let i: usize = 0; i < <usize>count; i++) {
    const at = <i32>types + load<i32>(sites + (i << 2));
    let found: i32 = 0;
    for (let dy = -rows; dy <= rows; dy++) {
      const half = <i32>Math.sqrt(reach * reach - <f64>(dy * dy));
      for (let dx = -half; dx <= half; dx += 16) {
        const hits = i8x16.bitmask(i8x16.eq(v128.load(at + dy * stride + dx), wanted));
        const left = half + 1 - dx;
        found += popcnt<i32>(left < 16 ? hits & ((1 << left) - 1) : hits);
      }
    }
    store<f32>(out + (i << 2), <f32>(found - i32(load<u8>(at) == <u8>code)));
  }
}

export function dampen(x: usize, out: usize, count: i32, rest: f32): void {
  const end = bytesOf(count);
  const r = f32x4.splat(rest);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, f32x4.div(v128.load(out + at), f32x4.add(r, v128.load(x + at))));
  }
}

export function scatterAdd(values: usize, rows: usize, count: i32, column: usize): void {
  const end = <usize>count * 4;
  for (let at: usize = 0; at < end; at += 4) {
    const place = column + (<usize>load<u32>(rows + at) << 2);
    store<f32>(place, load<f32>(place) + load<f32>(values + at));
  }
}

export function paint(
  structural: usize, mobile: usize, ground: usize, count: i32, table: usize, background: f32, out: usize,
): void {
  const mobileTable = table + 1024;
  for (let i: usize = 0; i < <usize>count; i++) {
    const code = <usize>load<u8>(structural + i);
    const bare = select<f32>(background, 0, load<u8>(ground + i) == 0);
    const own = select<f32>(load<f32>(table + (code << 2)), bare, code != 0);
    store<f32>(out + (i << 2), own + load<f32>(mobileTable + (<usize>load<u8>(mobile + i) << 2)));
  }
}

export function below(words: usize, x: usize, count: i32, factor: f64, out: usize): i32 {
  let found: i32 = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    const at = i << 2;
    store<u32>(out + (<usize>found << 2), <u32>i);
    found += i32(<f64>load<u32>(words + at) * UNIT < <f64>load<f32>(x + at) * factor);
  }
  return found;
}

/** Hill factors of a batch of inputs, combined with what is there. */
import { VECTOR } from './lanes';

export const HILL_MULTIPLY: i32 = 0;
export const HILL_GATE: i32 = 1;
export const HILL_ADD: i32 = 2;
export const HILL_FALLING: i32 = 4;

/** Doc: see `Kernels.hillBatch` in src/kernels/load.ts. */
export function hillBatch(x: usize, out: usize, count: i32, half: f32, power: i32, factor: f32, operator: i32): void {
  const end = <usize>count * 4;
  const falling = (operator & HILL_FALLING) != 0;
  const kind = operator & 3;
  const one = f32x4.splat(1);
  const perHalf = f32x4.splat(1 / half);
  const low = f32x4.splat(1e-9), high = f32x4.splat(1e9);
  const gain = f32x4.splat(factor - 1), factor4 = f32x4.splat(factor);
  for (let at: usize = 0; at < end; at += VECTOR) {
    let t = f32x4.mul(v128.load(x + at), perHalf);
    // Beyond these ends H is 0 or 1 to float32; the fourth power stays a normal number.
    t = f32x4.pmin(high, v128.and(t, f32x4.ge(t, low)));
    const square = f32x4.mul(t, t);
    const raised = power == 1 ? t : power == 2 ? square : power == 3 ? f32x4.mul(square, t) : f32x4.mul(square, square);
    const h = f32x4.div(falling ? one : raised, f32x4.add(one, raised));
    const old = v128.load(out + at);
    v128.store(out + at,
      kind == HILL_ADD ? f32x4.add(old, f32x4.mul(factor4, h))
      : kind == HILL_GATE ? f32x4.mul(old, h)
      : f32x4.mul(old, f32x4.add(one, f32x4.mul(gain, h))));
  }
}

/** Threefry-2x32, 20 rounds (Salmon et al. 2011, Random123), four rows at a time. */
import { VECTOR } from './lanes';

// @ts-ignore: decorator
@inline
function rotate(value: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(value, bits), i32x4.shr_u(value, 32 - bits));
}

/** Doc: see `Kernels.drawBatch` in src/kernels/load.ts. Rows are done in fours: `count` rounds up to a multiple of 4. */
export function drawBatch(
  key0: u32, key1: u32, identityLow: usize, identityHigh: usize, count: i32, out0: usize, out1: usize,
): void {
  const k0 = i32x4.splat(key0);
  const k1 = i32x4.splat(key1);
  const k2 = i32x4.splat(key0 ^ key1 ^ 0x1bd11bda);
  const end = <usize>count * 4;
  for (let at: usize = 0; at < end; at += VECTOR) {
    let a = i32x4.add(v128.load(identityLow + at), k0);
    let b = i32x4.add(v128.load(identityHigh + at), k1);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 13), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 15), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 26), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 6), a);
    a = i32x4.add(a, k1); b = i32x4.add(b, i32x4.add(k2, i32x4.splat(1)));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 17), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 29), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 16), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 24), a);
    a = i32x4.add(a, k2); b = i32x4.add(b, i32x4.add(k0, i32x4.splat(2)));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 13), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 15), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 26), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 6), a);
    a = i32x4.add(a, k0); b = i32x4.add(b, i32x4.add(k1, i32x4.splat(3)));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 17), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 29), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 16), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 24), a);
    a = i32x4.add(a, k1); b = i32x4.add(b, i32x4.add(k2, i32x4.splat(4)));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 13), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 15), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 26), a);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 6), a);
    a = i32x4.add(a, k2); b = i32x4.add(b, i32x4.add(k0, i32x4.splat(5)));
    v128.store(out0 + at, a);
    v128.store(out1 + at, b);
  }
}

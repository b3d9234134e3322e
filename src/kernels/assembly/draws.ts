/** Threefry-2x32, 20 rounds (Salmon et al. 2011, Random123), eight rows at a time while there are enough. */
import { VECTOR } from './lanes';

/** Doc: see `ColumnKernels.drawBatch` in src/kernels/column-kernels.ts. */
export function drawBatch(
  key0: u32, key1: u32, identityLow: usize, identityHigh: usize, count: i32, out0: usize, out1: usize,
): void {
  const k0 = i32x4.splat(key0);
  const k1 = i32x4.splat(key1);
  const k2 = i32x4.splat(key0 ^ key1 ^ 0x1bd11bda);
  const end = (<usize>count * 4 + VECTOR - 1) & ~(VECTOR - 1);
  for (let at: usize = 0; at < end; at += VECTOR) {
    let a = i32x4.add(v128.load(identityLow + at), k0);
    let b = i32x4.add(v128.load(identityHigh + at), k1);
    // Twice the work in flight hides the latency of the chain.
    const second = at + VECTOR < end ? at + VECTOR : at;
    let c = i32x4.add(v128.load(identityLow + second), k0);
    let d = i32x4.add(v128.load(identityHigh + second), k1);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 13); d = mix(c, d, 13);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 15); d = mix(c, d, 15);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 26); d = mix(c, d, 26);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 6); d = mix(c, d, 6);
    b = i32x4.add(b, i32x4.add(k2, i32x4.splat(1))); d = i32x4.add(d, i32x4.add(k2, i32x4.splat(1)));
    a = i32x4.add(a, k1); c = i32x4.add(c, k1);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 17); d = mix(c, d, 17);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 29); d = mix(c, d, 29);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 16); d = mix(c, d, 16);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 24); d = mix(c, d, 24);
    b = i32x4.add(b, i32x4.add(k0, i32x4.splat(2))); d = i32x4.add(d, i32x4.add(k0, i32x4.splat(2)));
    a = i32x4.add(a, k2); c = i32x4.add(c, k2);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 13); d = mix(c, d, 13);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 15); d = mix(c, d, 15);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 26); d = mix(c, d, 26);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 6); d = mix(c, d, 6);
    b = i32x4.add(b, i32x4.add(k1, i32x4.splat(3))); d = i32x4.add(d, i32x4.add(k1, i32x4.splat(3)));
    a = i32x4.add(a, k0); c = i32x4.add(c, k0);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 17); d = mix(c, d, 17);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 29); d = mix(c, d, 29);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 16); d = mix(c, d, 16);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 24); d = mix(c, d, 24);
    b = i32x4.add(b, i32x4.add(k2, i32x4.splat(4))); d = i32x4.add(d, i32x4.add(k2, i32x4.splat(4)));
    a = i32x4.add(a, k1); c = i32x4.add(c, k1);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 13); d = mix(c, d, 13);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 15); d = mix(c, d, 15);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 26); d = mix(c, d, 26);
    a = i32x4.add(a, b); c = i32x4.add(c, d); b = mix(a, b, 6); d = mix(c, d, 6);
    b = i32x4.add(b, i32x4.add(k0, i32x4.splat(5))); d = i32x4.add(d, i32x4.add(k0, i32x4.splat(5)));
    a = i32x4.add(a, k2); c = i32x4.add(c, k2);
    v128.store(out0 + at, a);
    v128.store(out1 + at, b);
    v128.store(out0 + second, c);
    v128.store(out1 + second, d);
    at = second;
  }
}

// @ts-ignore: decorator
@inline
function mix(sum: v128, word: v128, bits: i32): v128 {
  return v128.xor(v128.or(i32x4.shl(word, bits), i32x4.shr_u(word, 32 - bits)), sum);
}

/**
 * Threefry-2x32 with 20 rounds (Salmon et al. 2011), one row at a time: what the kernel `drawBatch` is
 * compared with and measured against. Counter (identityLow[i], identityHigh[i]), key (key0, key1).
 */
export function drawBatchPlain(
  key0: number,
  key1: number,
  identityLow: Uint32Array,
  identityHigh: Uint32Array,
  count: number,
  out0: Uint32Array,
  out1: Uint32Array,
): void {
  const keys = [key0 | 0, key1 | 0, key0 ^ key1 ^ 0x1bd11bda];
  for (let i = 0; i < count; i++) {
    let a = (identityLow[i] + keys[0]) | 0;
    let b = (identityHigh[i] + keys[1]) | 0;
    for (let group = 1; group <= 5; group++) {
      if (group % 2 === 1) {
        a = (a + b) | 0;
        b = ((b << 13) | (b >>> 19)) ^ a;
        a = (a + b) | 0;
        b = ((b << 15) | (b >>> 17)) ^ a;
        a = (a + b) | 0;
        b = ((b << 26) | (b >>> 6)) ^ a;
        a = (a + b) | 0;
        b = ((b << 6) | (b >>> 26)) ^ a;
      } else {
        a = (a + b) | 0;
        b = ((b << 17) | (b >>> 15)) ^ a;
        a = (a + b) | 0;
        b = ((b << 29) | (b >>> 3)) ^ a;
        a = (a + b) | 0;
        b = ((b << 16) | (b >>> 16)) ^ a;
        a = (a + b) | 0;
        b = ((b << 24) | (b >>> 8)) ^ a;
      }
      a = (a + keys[group % 3]) | 0;
      b = (b + keys[(group + 1) % 3] + group) | 0;
    }
    out0[i] = a;
    out1[i] = b;
  }
}

/**
 * Threefry-2x32 with 20 rounds: a random number as a function of a key and a counter.
 *
 * Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC 2011). Checked against the known answers
 * of the Random123 library. Bit for bit the same everywhere: additions, rotations and exclusive-or of 32-bit words.
 */

const PARITY = 0x1bd11bda;

/** The two words of the last call; read them before calling again. */
export const words = new Uint32Array(2);

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** Encrypts the counter (c0, c1) under the key (k0, k1) into `words`. */
export function threefry(k0: number, k1: number, c0: number, c1: number): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  for (let round = 0; round < 5; round++) {
    if (round & 1) {
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 17) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 29) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 16) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 24) ^ x0;
    } else {
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 13) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 15) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 26) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, 6) ^ x0;
    }
    const turn = round % 3;
    x0 = (x0 + (turn === 0 ? k1 : turn === 1 ? k2 : k0)) | 0;
    x1 = (x1 + (turn === 0 ? k2 : turn === 1 ? k0 : k1) + round + 1) | 0;
  }
  words[0] = x0;
  words[1] = x1;
}

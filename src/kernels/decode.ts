const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Bytes of a base64 text (RFC 4648, padded, no line breaks), for engines without `atob`.
 *
 * @throws Error naming the position of a character outside the alphabet, or a length that is not a multiple of 4.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 4 !== 0) throw new Error(`base64: length ${text.length}, expected a multiple of 4`);
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const end = text.length - padding;
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? values[code] : -1;
    if (value < 0) throw new Error(`base64: character ${JSON.stringify(text[i])} at ${i}, expected A-Z a-z 0-9 + /`);
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = bits >> held;
    bits &= (1 << held) - 1;
  }
  return bytes;
}

/** A copy of some bytes, with those from `from` up to `to` replaced by others. */
export function replaced(bytes: Uint8Array, from: number, to: number, between: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(from + between.length + bytes.length - to);
  all.set(bytes.subarray(0, from));
  all.set(between, from);
  all.set(bytes.subarray(to), from + between.length);
  return all;
}

/** TIFF pictures: packed and plain ones are read alike; what is not read says what it is. */
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isPicture, labelsOf, pictureOf } from '../../src/scenario/first-tissue/read-picture.ts';

const [WIDTH, HEIGHT] = [23, 9];

/** Codes of LZW as TIFF has them: strings that were seen become codes, whose width grows with their number. */
function lzw(bytes: Uint8Array): Uint8Array {
  const bits: string[] = [];
  let [table, width] = [new Map<string, number>(), 9];
  const put = (code: number) => bits.push(code.toString(2).padStart(width, '0'));
  const code = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : table.get(text)!);
  const clear = () => {
    put(256);
    [table, width] = [new Map(), 9];
  };
  clear();
  let before = '';
  for (const byte of bytes) {
    const longer = before + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      before = longer;
      continue;
    }
    put(code(before));
    table.set(longer, 258 + table.size);
    // The reader is one string behind the writer.
    const next = 258 + table.size;
    if (next === 4094) clear();
    else if (next > 2 ** width - 1) width++;
    before = String.fromCharCode(byte);
  }
  if (before !== '') put(code(before));
  put(257);
  const all = bits.join('');
  return Uint8Array.from(all.padEnd(8 * Math.ceil(all.length / 8), '0').match(/.{8}/g)!, (one) =>
    Number.parseInt(one, 2),
  );
}

interface Form {
  depth?: number;
  channels?: number;
  compression?: number;
  differences?: boolean;
  more?: [tag: number, value: number][];
}

/** A TIFF of one strip. */
function tiff(samples: readonly number[], form: Form = {}): Uint8Array {
  const { depth = 8, channels = 1, compression = 1, differences = false, more = [] } = form;
  const row = WIDTH * channels;
  const stored = samples.map((value, i) =>
    differences && i % row >= channels ? (value - samples[i - channels] + 2 ** depth) % 2 ** depth : value,
  );
  const plain = new Uint8Array(
    depth === 8 ? stored : depth === 16 ? Uint16Array.from(stored).buffer : Uint32Array.from(stored).buffer,
  );
  const data = compression === 5 ? lzw(plain) : compression === 8 ? deflateSync(plain) : plain;
  const tags: [number, number, number][] = (
    [
      [256, 4, WIDTH],
      [257, 4, HEIGHT],
      [258, 3, depth],
      [259, 3, compression],
      [262, 3, channels === 3 ? 2 : 1],
      [273, 4, 0],
      [277, 3, channels],
      [278, 4, HEIGHT],
      [279, 4, data.length],
      [317, 3, differences ? 2 : 1],
      ...more.map(([tag, value]) => [tag, 3, value]),
    ] as [number, number, number][]
  ).sort(([a], [b]) => a - b);
  const head = 8 + 2 + 12 * tags.length + 4;
  const view = new DataView(new ArrayBuffer(head));
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, tags.length, true);
  tags.forEach(([tag, type, value], i) => {
    view.setUint16(10 + 12 * i, tag, true);
    view.setUint16(12 + 12 * i, type, true);
    view.setUint32(14 + 12 * i, 1, true);
    view.setUint32(18 + 12 * i, tag === 273 ? head : value, true);
  });
  return Buffer.concat([new Uint8Array(view.buffer), data]);
}

const numbers = (most: number, channels = 1): number[] =>
  Array.from({ length: WIDTH * HEIGHT * channels }, (_, i) => (i * i * 7 + (i % 5) * 31) % most);

describe.each([
  ['plain', 1],
  ['LZW', 5],
  ['Deflate', 8],
] as const)('packed by %s', (_, compression) => {
  test.each([false, true])('with differences: %s', (differences) => {
    const colours = numbers(256, 3);
    const { data, channels } = pictureOf(tiff(colours, { channels: 3, compression, differences }));
    expect([Array.from(data), channels]).toEqual([colours, 3]);
    const labels = numbers(60000);
    expect(Array.from(labelsOf(tiff(labels, { depth: 16, compression, differences })).labels)).toEqual(labels);
  });
});

test.each([
  ['a TIFF packed by PackBits', { compression: 32773 }],
  ['a TIFF packed by JPEG', { compression: 7 }],
  ['a TIFF packed by way 99', { compression: 99 }],
  ['a TIFF of whole numbers of 32 bits', { depth: 32 }],
  ['a TIFF whose colours are in tiles or in separate planes', { channels: 3, more: [[284, 2]] }],
] as [string, Form][])('found %s', (what, form) => {
  const file = tiff(numbers(200, form.channels ?? 1), form);
  for (const read of [pictureOf, labelsOf])
    expect(() => read(file)).toThrow(
      `found ${what}, expected a whole PNG, or a TIFF of 8 or 16 bits, plain or packed by Deflate or LZW`,
    );
});

test('a BigTIFF is a picture that is not read', () => {
  for (const start of [
    [0x49, 0x49, 0x2b, 0],
    [0x4d, 0x4d, 0, 0x2b],
  ]) {
    const file = Uint8Array.of(...start, 8, 0, 0, 0);
    expect(isPicture(file)).toBe(true);
    expect(() => pictureOf(file)).toThrow('found a BigTIFF, expected a whole PNG');
  }
});

test('one that is cut off says so', () => {
  const whole = tiff(numbers(200), { compression: 8 });
  for (const length of [6, 40, whole.length - 20])
    expect(() => pictureOf(whole.subarray(0, length))).toThrow('found a TIFF that is damaged or cut off');
});

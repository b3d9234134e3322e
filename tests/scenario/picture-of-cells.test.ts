import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../src/cli/import/png.ts';
import { cellsOfPicture } from '../../src/scenario/first-tissue/picture-of-cells.ts';

describe('a pixel', () => {
  const red = [230, 10, 10];
  const white = [255, 255, 255];
  const colours = { '#ff0000': 'tumour', '#ffffff': '' };
  const picture = { width: 2, height: 2, channels: 3, data: [...red, ...white, ...white, ...red] };
  const two = { width: 2, height: 2 };

  test('is a cell of the colour that it is nearest to', () => {
    const { drawn, notes } = cellsOfPicture(picture, colours, two);
    expect(drawn).toEqual([
      { x: 0, y: 0, name: 'tumour', at: 'pixel 0, 0' },
      { x: 1, y: 1, name: 'tumour', at: 'pixel 1, 1' },
    ]);
    expect(notes).toEqual(['no cell by --colours, 2 sites']);
    expect(cellsOfPicture(picture, { ...colours, '#0000ff': 'CAF' }, two).notes[1]).toBe(
      'no pixel has the colour #0000ff',
    );
  });

  test('far from every named colour is refused, with its colour, how often it is there and where first', () => {
    const odd = { ...picture, data: [...red, ...white, 170, 0, 30, 170, 0, 30] };
    expect(() => cellsOfPicture(odd, colours, two)).toThrow(
      'found #aa001e at 2 sites, first at 0, 1; expected colours within 32 of a named one',
    );
    // The square root of 85² + 30² is 90.1.
    expect(() => cellsOfPicture(odd, colours, two, 90)).toThrow('within 90 of');
    expect(cellsOfPicture(odd, colours, two, 91).drawn).toHaveLength(3);
    expect(cellsOfPicture(odd, { ...colours, '#aa001e': '' }, two).drawn).toHaveLength(1);
  });

  test('is stretched to the tissue, and nothing is where it is transparent', () => {
    const { drawn, notes } = cellsOfPicture(picture, colours, { width: 8, height: 8 });
    expect(drawn).toHaveLength(32);
    expect(notes[0]).toBe('2 × 2 pixels are drawn on 8 × 8 sites');
    const clear = { width: 1, height: 1, channels: 4, data: [255, 0, 0, 0] };
    expect(cellsOfPicture(clear, colours, { width: 1, height: 1 })).toEqual({
      drawn: [],
      notes: [
        'no cell where it is transparent, 1 site',
        'no pixel has the colour #ff0000',
        'no pixel has the colour #ffffff',
      ],
    });
  });

  test('needs colours that are some', () => {
    expect(() => cellsOfPicture(picture, { red: 'tumour' }, two)).toThrow('found the colour "red"');
  });
});

const [WIDTH, HEIGHT] = [13, 7];
/** 0 nothing, 1 and 2 cells: of every kind some, in no pattern that a shift would keep. */
const KIND = Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % 5 === 0 ? 1 : i % 7 === 3 ? 2 : 0));
const COLOURS = [
  [255, 255, 255],
  [230, 159, 0],
  [86, 180, 233],
];
const named = { '#ffffff': '', '#e69f00': 'tumour', '#56b4e9': 'CAF' };

/** A PNG of these samples, row by row without a filter. */
function png(
  type: number,
  depth: number,
  samples: (kind: number) => number[],
  chunks: [string, number[]][] = [],
): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const values = KIND.slice(y * WIDTH, (y + 1) * WIDTH).flatMap(samples);
    const bits = values.map((value) => value.toString(2).padStart(depth, '0')).join('');
    return [
      0,
      ...(bits.padEnd(8 * Math.ceil(bits.length / 8), '0').match(/.{8}/g) ?? []).map((byte) =>
        Number.parseInt(byte, 2),
      ),
    ];
  });
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Uint8Array.of(0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, depth, type, 0, 0, 0)),
    ...chunks.map(([name, data]) => chunk(name, Uint8Array.from(data))),
    chunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))),
    chunk('IEND', new Uint8Array()),
  ]);
}

const colour = (kind: number): number[] => COLOURS[kind];
const wide = (kind: number): number[] => colour(kind).map((value) => value * 257);
const palette: [string, number[]] = ['PLTE', COLOURS.flat()];
const opaque = (kind: number): number => (kind === 0 ? 0 : 1);

test.each([
  ['colour', png(2, 8, colour)],
  ['colour of 16 bits', png(2, 16, wide)],
  ['colour with opacity', png(6, 8, (kind) => [...colour(kind), 255 * opaque(kind)])],
  ['colour of 16 bits with opacity', png(6, 16, (kind) => [...wide(kind), 65535 * opaque(kind)])],
  ['colour, one of which is transparent', png(2, 8, colour, [['tRNS', [0, 255, 0, 255, 0, 255]]])],
  ['colour of 16 bits, one of which is transparent', png(2, 16, wide, [['tRNS', [255, 255, 255, 255, 255, 255]]])],
  ['a palette of 8 bits', png(3, 8, (kind) => [kind], [palette])],
  ['a palette of 4 bits', png(3, 4, (kind) => [kind], [palette])],
  ['a palette of 2 bits', png(3, 2, (kind) => [kind], [palette])],
  ['a palette with opacity', png(3, 2, (kind) => [kind], [palette, ['tRNS', [0]]])],
] as const)('the same picture as %s gives the same cells', (_, bytes) => {
  const { drawn } = cellsOfPicture(pictureOf(bytes), named, { width: WIDTH, height: HEIGHT });
  expect(drawn.map(({ x, y, name }) => [y * WIDTH + x, name])).toEqual(
    KIND.flatMap((kind, i) => (kind === 0 ? [] : [[i, kind === 1 ? 'tumour' : 'CAF']])),
  );
});

test.each([1, 2, 4, 8, 16])('so does grey of %i bits', (depth) => {
  const white = 2 ** depth - 1;
  const cells = (bytes: Uint8Array) =>
    cellsOfPicture(pictureOf(bytes), { '#000000': 'tumour', '#ffffff': '' }, { width: WIDTH, height: HEIGHT }).drawn
      .length;
  const grey = (kind: number): number[] => [kind === 0 ? white : 0];
  const filled = KIND.filter((kind) => kind > 0).length;
  expect(cells(png(0, depth, grey))).toBe(filled);
  const clear: [string, number[]] = ['tRNS', [white >> 8, white & 255]];
  expect(cells(png(0, depth, grey, [clear]))).toBe(filled);
  if (depth >= 8) expect(cells(png(4, depth, (kind) => [0, white * opaque(kind)]))).toBe(filled);
});

test('a mask of labels is refused by name', () => {
  expect(() => pictureOf(png(0, 16, (kind) => [kind * 20]))).toThrow(
    'found a mask of labels (16 bits of grey, 0 to 40), expected colours that are cell types',
  );
});

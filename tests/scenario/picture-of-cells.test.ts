import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cellsOfLabels } from '../../src/scenario/first-tissue/label-mask.ts';
import {
  type ColoursMeant,
  type Picture,
  cellsOfPicture as readCells,
} from '../../src/scenario/first-tissue/picture-of-cells.ts';
import { labelsOf, pictureOf } from '../../src/scenario/first-tissue/read-picture.ts';
import { english } from '../../src/texts/words.ts';

interface Size {
  width: number;
  height: number;
}

/** The cells of a picture, each with its name. */
const cellsOfPicture = (
  picture: Picture,
  colours: Record<string, string>,
  size: Size,
  more: Partial<ColoursMeant> = {},
) => {
  const { cells, notes } = readCells(picture, size, { colours, ...more });
  const drawn = cells.kind.map((kind, i) => ({
    x: cells.x[i],
    y: cells.y[i],
    name: cells.kinds[kind],
    at: english(cells.where(cells.at[i])),
  }));
  return { drawn, notes: notes.map(({ words }) => english(words)) };
};

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
    expect(notes).toEqual(['no cell by colour, 2 pixels']);
    expect(cellsOfPicture(picture, { ...colours, '#0000ff': 'CAF' }, two).notes[1]).toBe(
      'no pixel has the colour #0000ff',
    );
  });

  test('far from every named colour is refused, with its colour, how often it is there and where first', () => {
    const odd = { ...picture, data: [...red, ...white, 170, 0, 30, 170, 0, 30] };
    expect(() => cellsOfPicture(odd, colours, two)).toThrow(
      'found #aa001e at 2 pixels, first at 0, 1, expected colours within 32 of a named one',
    );
    // The square root of 85² + 30² is 90.1.
    expect(() => cellsOfPicture(odd, colours, two, { tolerance: 90 })).toThrow(
      'within 90 of a named one (distance in red, green and blue); name each, "#aa001e=" for no cell',
    );
    expect(cellsOfPicture(odd, colours, two, { tolerance: 91 }).drawn).toHaveLength(3);
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
        'no cell where it is transparent, 1 pixel',
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

describe('a picture of more pixels than sites', () => {
  /** 8 × 8 sites of 4 × 4 pixels: tumour with one column of vessel, one pixel wide. */
  const side = 32;
  const data = Array.from({ length: side * side }, (_, i) => (i % side === 13 ? [0, 0, 255] : [255, 0, 0])).flat();
  const picture = { width: side, height: side, channels: 3, data };
  const colours = { '#ff0000': 'tumour', '#0000ff': 'vessel' };
  const count = (thin: string[]) =>
    cellsOfPicture(picture, colours, { width: 8, height: 8 }, { thin }).drawn.filter(({ name }) => name === 'vessel')
      .length;

  test('gives a site the type of most of its pixels, a piece one at least, and a thin type one wherever a pixel has it', () => {
    expect([count([]), count(['vessel'])]).toEqual([1, 8]);
    expect(cellsOfPicture(picture, colours, { width: 8, height: 8 }, { thin: ['vessel'] }).notes).toEqual([
      '32 × 32 pixels are drawn on 8 × 8 sites: a site takes the type of most of its pixels, and vessel if any pixel has it',
    ]);
    expect(() => count(['vesel'])).toThrow(
      '--thin: found "vesel", expected a type that --colours names: tumour, vessel',
    );
  });
});

test('what cannot be decoded says what would be read', () => {
  const cut = png(2, 8, colour).subarray(0, 60);
  expect(() => pictureOf(cut)).toThrow(
    'found a PNG that is damaged or cut off, expected a whole PNG, or a TIFF of 8 or 16 bits',
  );
});

describe('a mask of labels', () => {
  const mask = (depth: 8 | 16) => labelsOf(png(0, depth, (kind) => [kind === 1 ? 7 : kind === 2 ? 200 : 0]));
  const table = 'label,type\n7,tumour\n200,CAF\n9,NF\n';

  test.each([8, 16] as const)('of %i bits has a cell for each number, at the middle of its pixels', (depth) => {
    const { cells, notes, leftOut } = cellsOfLabels(mask(depth), table);
    const middle = (kind: number) => {
      const own = KIND.flatMap((one, i) => (one === kind ? [i] : []));
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      return [mean(own.map((i) => i % WIDTH)) + 0.5, mean(own.map((i) => Math.floor(i / WIDTH))) + 0.5];
    };
    const found = cells.kind.map((kind, i) => [cells.kinds[kind], cells.x[i], cells.y[i]]);
    expect(found.sort()).toEqual(
      [
        ['tumour', ...middle(1)],
        ['CAF', ...middle(2)],
      ].sort(),
    );
    expect(notes.map(({ words }) => english(words))).toEqual(['1 label of the table has no pixel']);
    expect(leftOut).toEqual([]);
  });

  test('tells what its table lacks, and refuses what is no table of labels', () => {
    const { leftOut } = cellsOfLabels(mask(8), 'label,type\n7,tumour\n');
    expect(leftOut).toMatchObject([{ reason: 'noType', name: '', cells: 1 }]);
    expect(english(leftOut[0].first)).toBe('label 200, which is not in the table');
    expect(() => cellsOfLabels(mask(8), 'a,b\n1,2\n')).toThrow(
      'table of types: found the columns a, b, expected label and type',
    );
    expect(() => cellsOfLabels(mask(8), 'label,type\n7,a\n7,b\n')).toThrow('line 3: found the label 7 twice');
    expect(() => cellsOfLabels(mask(8), 'label,type\n,a\n')).toThrow(
      'line 2: found no label, expected one in each row',
    );
    expect(() => labelsOf(png(2, 8, colour))).toThrow('found 3 channels of 8 bits, expected a mask of labels');
  });
});

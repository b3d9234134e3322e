/** Pixels of a picture become sites: no piece is lost without a word, and areas stay what they are. */

import fc from 'fast-check';
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { plainReport, reportLines } from '../../src/scenario/first-tissue/import-report.ts';
import { type ImportGiven, importCells } from '../../src/scenario/first-tissue/import-tissue.ts';
import { piecesOf } from '../../src/scenario/first-tissue/pieces.ts';
import { SPECK, sitesOfPixels } from '../../src/scenario/first-tissue/sites-of-pixels.ts';
import { load } from './files.ts';

const TYPES = 3;
const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
    columns: fc.integer({ min: 1, max: 20 }),
    rows: fc.integer({ min: 1, max: 20 }),
  })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      types: fc.uint8Array({
        min: 0,
        max: TYPES,
        minLength: size.width * size.height,
        maxLength: size.width * size.height,
      }),
      thin: fc.constantFrom(0, 2),
    }),
  );

const AROUND = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => [x, y]));

/** Pieces by filling each from its first pixel. */
function filled(types: Uint8Array, width: number): Int32Array {
  const of = new Int32Array(types.length);
  let count = 0;
  for (let start = 0; start < types.length; start++) {
    if (types[start] === 0 || of[start] > 0) continue;
    const open: number[] = [];
    of[start] = ++count;
    for (let at: number | undefined = start; at !== undefined; at = open.pop())
      for (const [dx, dy] of AROUND) {
        const x: number = (at % width) + dx;
        const y: number = Math.floor(at / width) + dy;
        const other: number = y * width + x;
        if (x < 0 || x >= width || y < 0 || other >= types.length) continue;
        if (types[other] === types[start] && of[other] === 0) {
          of[other] = count;
          open.push(other);
        }
      }
  }
  return of;
}

test('pieces are the pixels of a type that touch', () => {
  fc.assert(
    fc.property(picture, ({ size: { width }, types }) => {
      const { of, pixels, first, type } = piecesOf(types, width);
      expect(of).toEqual(filled(types, width));
      pixels.forEach((count, piece) => {
        if (piece === 0) return;
        const own = of.filter((one) => one === piece).length;
        expect([own, of.indexOf(piece), types[first[piece]]]).toEqual([count, first[piece], type[piece]]);
      });
    }),
  );
});

test('each piece has a site or is told as a speck; only smaller pieces are', () => {
  fc.assert(
    fc.property(picture, ({ size: { width, height, columns, rows }, types, thin }) => {
      const isThin = [0, 1, 2, 3].map((type) => type > 0 && type === thin);
      const size = { width: columns, height: rows };
      const { cells, specks } = sitesOfPixels(types, { width, height }, size, isThin);
      const pieces = piecesOf(types, width);
      expect(cells.every(({ type, x, y }) => type > 0 && x < columns && y < rows)).toBe(true);
      const least = (SPECK * width * height) / (columns * rows);
      for (let type = 1; type <= TYPES; type++) {
        const own = pieces.pixels.filter((_, piece) => pieces.type[piece] === type);
        const large = own.filter((count) => count >= least).length;
        expect(cells.filter((cell) => cell.type === type).length).toBeGreaterThanOrEqual(large);
        expect(specks.get(type)?.pieces ?? 0).toBeLessThanOrEqual(own.length - large);
      }
      for (const [type, { first }] of specks) expect(types[first]).toBe(type);
    }),
  );
});

describe('a mask of cells that are parted by gaps', () => {
  const scenario = load('scenarios/hypoxia.yaml');
  /** Pixels of 1 µm; discs of these middles, radius and colour on white. */
  function mask(
    side: number,
    discs: readonly { x: number; y: number; radius: number; colour: number[] }[],
  ): Uint8Array {
    const data = new Uint8Array(3 * side * side).fill(255);
    for (const { x, y, radius, colour } of discs)
      for (let row = Math.floor(y - radius); row <= y + radius; row++)
        for (let column = Math.floor(x - radius); column <= x + radius; column++)
          if (Math.hypot(column + 0.5 - x, row + 0.5 - y) <= radius) data.set(colour, 3 * (row * side + column));
    return encode({ width: side, height: side, data, channels: 3, depth: 8 });
  }
  const [tumour, nf] = [
    [230, 159, 0],
    [86, 180, 233],
  ];
  const colours = { '#e69f00': 'tumour', '#56b4e9': 'NF', '#ffffff': '' };
  const read = (file: Uint8Array, more: ImportGiven = {}) =>
    importCells('mask.png', file, scenario, 'tumour', { colours, pixel: 1, medium: 40, ...more }).report;

  test.each([10, 12, 16, 22])('keeps each of 200 cells of %i µm, as many sites as they have area', (across) => {
    const discs = Array.from({ length: 200 }, (_, i) => ({
      x: 13 + (i % 20) * 24.3,
      y: 13 + Math.floor(i / 20) * 25.7,
      radius: across / 2,
      colour: i % 3 === 0 ? nf : tumour,
    }));
    const report = read(mask(512, discs));
    const { kept, leftOut, types } = report;
    expect(leftOut).toEqual([]);
    if (across === 10) expect(reportLines(report)).toContain('200 pieces that fill no site by half are a cell each');
    expect(kept).toBeGreaterThanOrEqual(200);
    expect(kept).toBeLessThanOrEqual(260);
    expect(types.find(({ here }) => here === 'NF')!.cells).toBeGreaterThanOrEqual(67);
  });

  test('adds up where there are more cells than sites: what is read is kept or left out', () => {
    const disc = fc.record({
      x: fc.integer({ min: 5, max: 155 }),
      y: fc.integer({ min: 5, max: 155 }),
      radius: fc.constantFrom(1, 3, 4, 5),
      colour: fc.constantFrom(nf, tumour),
    });
    fc.assert(
      fc.property(fc.array(disc, { minLength: 1, maxLength: 250 }), (discs) => {
        const report = read(mask(160, discs));
        expect(report.kept + report.leftOut.reduce((sum, { cells }) => sum + cells, 0)).toBe(report.read);
        expect(report.types.reduce((sum, { cells }) => sum + cells, 0)).toBe(report.kept);
      }),
      { numRuns: 40 },
    );
  });

  test('gives a region its area, and tells its specks with what takes them', () => {
    const region = { x: 256, y: 256, radius: 180, colour: tumour };
    const specks = [1, 2, 3].map((i) => ({ x: 20.5, y: 30.5 * i, radius: 1.2, colour: nf }));
    const report = read(mask(512, [region, ...specks]));
    const area = (Math.PI * 180 * 180 * 26 * 26) / (512 * 512);
    expect(Math.abs(report.kept / area - 1)).toBeLessThan(0.02);
    expect(plainReport(report).leftOut).toEqual([{ reason: 'speck', name: 'NF', cells: 3, first: 'pixel 20, 29' }]);
    expect(report.read).toBe(report.kept + 3);
    const lines = reportLines(report);
    expect(lines).toContain('  3 pieces of less than a twentieth of a site, "NF", first at pixel 20, 29');
    expect(lines).toContain(
      'pieces of NF of less than a twentieth of a site count as specks; --thin NF takes each pixel',
    );
    expect(read(mask(512, [region, ...specks]), { thin: ['NF'] }).leftOut).toEqual([]);
  });

  test('keeps what is mobile on the sites of what is not, and tells what is thinner than a site', () => {
    const region = { x: 256, y: 256, radius: 240, colour: tumour };
    const guests = Array.from({ length: 20 }, (_, i) => ({ x: 150 + 11 * i, y: 256, radius: 4, colour: nf }));
    const report = read(mask(512, [region, ...guests]));
    expect(report.types.find(({ here }) => here === 'NF')!.cells).toBe(20);
    const line = Array.from({ length: 300 }, (_, i) => ({ x: 100.5 + i, y: 250.5, radius: 1.5, colour: nf }));
    expect(reportLines(read(mask(512, [region, ...line])))).toContain(
      '1 piece of NF is thinner than a site and has gaps: it has fewer sites than it crosses; --thin NF fills each site where it has a pixel',
    );
  });

  /** Lines of 175 µm in pixels of 2.5 µm, between round cells of a type that is as large as a site. */
  const vessel = [214, 39, 40];
  const lined = (across: number, turn: number): Uint8Array => {
    const [side, data] = [400, new Uint8Array(3 * 400 * 400).fill(255)];
    const paint = (x: number, y: number, colour: number[]): void => {
      data.set(colour, 3 * (Math.round(y) * side + Math.round(x)));
    };
    for (let cell = 0; cell < 1600; cell++)
      for (let dy = -3; dy <= 3; dy++)
        for (let dx = -3; dx <= 3; dx++)
          if (Math.hypot(dx, dy) < 3.2) paint((cell % 40) * 10 + 5 + dx, Math.floor(cell / 40) * 10 + 5 + dy, tumour);
    for (let line = 0; line < 14; line++) {
      const angle = turn + (line * Math.PI) / 14;
      const [x, y] = [60 + (line % 4) * 85, 60 + Math.floor(line / 4) * 85];
      for (let along = 0; along < 70; along += 0.5)
        for (let beside = 0; beside < across; beside++)
          paint(
            x + (along - 35) * Math.cos(angle) - beside * Math.sin(angle),
            y + (along - 35) * Math.sin(angle) + beside * Math.cos(angle),
            vessel,
          );
    }
    return encode({ width: side, height: side, data, channels: 3, depth: 8 });
  };
  const withVessels = { colours: { ...colours, '#d62728': 'vessel' }, pixel: 2.5 };

  test.each([1, 2, 3])('tells that lines of %i pixels come out broken, with what keeps them whole', (across) => {
    for (const turn of [0, 0.1, 0.7]) {
      const report = read(lined(across, turn), withVessels);
      const lines = reportLines(report).filter((line) => line.includes('thinner than a site'));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^\d+ pieces of vessel are .*; --thin vessel fills/);
      const whole = read(lined(across, turn), { ...withVessels, thin: ['vessel'] });
      expect(reportLines(whole).join('\n')).not.toContain('thinner than a site');
      const count = (of: typeof report): number => of.types.find(({ here }) => here === 'vessel')!.cells;
      expect(count(whole)).toBeGreaterThan(2 * count(report));
    }
  });

  test('round cells of any size and regions with holes are not called broken', () => {
    for (const radius of [3, 5, 8, 10, 12, 14, 16, 20]) {
      const discs = Array.from({ length: 100 }, (_, i) => ({
        x: 26 + (i % 10) * 50.3,
        y: 26 + Math.floor(i / 10) * 50.7,
        radius,
        colour: i % 3 === 0 ? nf : tumour,
      }));
      expect(reportLines(read(mask(540, discs))).join('\n')).not.toContain('thinner than a site');
    }
    const holes = Array.from({ length: 300 }, (_, i) => ({
      x: 100 + ((i * 37) % 310),
      y: 100 + ((i * 91) % 310),
      radius: 3,
      colour: [255, 255, 255],
    }));
    const region = { x: 256, y: 256, radius: 220, colour: tumour };
    expect(reportLines(read(mask(512, [region, ...holes]))).join('\n')).not.toContain('thinner than a site');
  });
});

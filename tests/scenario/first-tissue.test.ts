import { describe, expect, test } from 'vitest';
import { cellsOfPicture, cellsOfTable, layoutOf } from '../../src/scenario/first-tissue.ts';
import { load } from './files.ts';

const SIZE = { width: 40, height: 30 };
const scenario = load('scenarios/hypoxia.yaml');
const place = (cells: readonly [x: number, y: number, name: string][], names = {}) =>
  layoutOf(
    cells.map(([x, y, name], i) => ({ x, y, name, line: i + 2 })),
    scenario,
    'tumour',
    names,
    SIZE,
  );

describe('a table of cells', () => {
  test('with names of columns is in sites', () => {
    expect(cellsOfTable('type,x,y\ntumour,3,4\nCAF,5.9,0\n', SIZE)).toEqual([
      { x: 3, y: 4, name: 'tumour', line: 2 },
      { x: 5, y: 0, name: 'CAF', line: 3 },
    ]);
  });

  test('with a z is that of PhysiCell: µm from the middle, y upwards', () => {
    const cells = cellsOfTable('x,y,z,type,volume\n0,0,0,a,2494\n-399.9,299.9,0,b,2494\n', SIZE);
    expect(cells.map(({ x, y, name }) => [x, y, name])).toEqual([
      [20, 15, 'a'],
      [0, 0, 'b'],
    ]);
    expect(cellsOfTable('100,0,0,a\n', SIZE, { scale: 2 })[0]).toMatchObject({ x: 30, y: 15 });
    expect(cellsOfTable('-10,10,0,0\n', SIZE)).toEqual([{ x: 19, y: 14, name: '0', line: 1 }]);
    expect(cellsOfTable('x,y,z,type\n7,8,0,a\n', SIZE, { unit: 'sites' })[0]).toMatchObject({ x: 7, y: 8 });
  });

  test('says in which line something is wrong', () => {
    expect(() => cellsOfTable('x,y,type\n1,here,a\n', SIZE)).toThrow('line 2: found "here", expected a number');
    expect(() => cellsOfTable('x,y,kind\n1,1,a\n', SIZE)).toThrow(
      'found the columns x, y, kind, expected x, y and type',
    );
  });
});

describe('a picture', () => {
  const red = [230, 10, 10];
  const almostRed = [200, 40, 30];
  const white = [255, 255, 255];
  const colours = { '#ff0000': 'tumour', '#ffffff': '' };
  const picture = { width: 2, height: 2, channels: 3, data: [...red, ...white, ...white, ...almostRed] };

  test('has a cell where a pixel is nearest to its colour', () => {
    const cells = cellsOfPicture(picture, colours, { width: 2, height: 2 });
    expect(cells.map(({ x, y, name }) => [x, y, name])).toEqual([
      [0, 0, 'tumour'],
      [1, 1, 'tumour'],
    ]);
  });

  test('is stretched to the tissue, and nothing is where it is transparent', () => {
    expect(cellsOfPicture(picture, colours, { width: 8, height: 8 })).toHaveLength(32);
    const clear = { width: 1, height: 1, channels: 4, data: [255, 0, 0, 0] };
    expect(cellsOfPicture(clear, colours, { width: 1, height: 1 })).toEqual([]);
  });

  test('needs colours that are some', () => {
    expect(() => cellsOfPicture(picture, { red: 'tumour' }, SIZE)).toThrow('found the colour "red"');
  });
});

describe('the layout', () => {
  test('has the cells in spans, and keeps what the file does not have', () => {
    const layout = place(
      [
        [3, 2, 'cancer'],
        [4, 2, 'cancer'],
        [39, 2, 'cancer'],
        [0, 3, 'cancer'],
        [9, 9, 'CAF'],
        [1, 1, 'dust'],
      ],
      { cancer: 'tumour', dust: '' },
    );
    expect(layout.slice(0, 2)).toEqual([
      {
        draw: 'spans',
        cell: 'tumour',
        spans: [
          [3, 2, 2],
          [39, 2, 1],
          [0, 3, 1],
        ],
      },
      { draw: 'spans', cell: 'CAF', spans: [[9, 9, 1]] },
    ]);
    const kept = layout.slice(2).flatMap((row) => ('cell' in row ? [row.cell] : []));
    expect(kept).toContain('vessel');
    expect(kept).not.toContain('tumour');
  });

  test('gives each cell a site of its own, the nearest that is free', () => {
    const [row] = place([
      [5, 5, 'tumour'],
      [5, 5, 'tumour'],
      [5, 5, 'tumour'],
    ]);
    expect(row).toMatchObject({ draw: 'spans', cell: 'tumour' });
    const spans = (row as { spans: [number, number, number][] }).spans;
    expect(spans.reduce((sum, [, , n]) => sum + n, 0)).toBe(3);
  });

  test('refuses what has no place', () => {
    expect(() => place([[5, 5, 'tumor']])).toThrow(/line 2: .*nearest is "tumour"/);
    expect(() => place([[40, 5, 'tumour']])).toThrow('line 2: found a cell at site 40, 5, expected one within 40 × 30');
    const crowd = Array.from({ length: 60 }, (): [number, number, string] => [20, 15, 'tumour']);
    expect(() => place(crowd)).toThrow('found 11 cells without a free site within 3 sites');
  });
});

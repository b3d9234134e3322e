import { expect, test } from 'vitest';
import { cellsOfTable } from '../../src/scenario/first-tissue/table-of-cells.ts';

const SIZE = { width: 40, height: 30 };
const cells = (text: string, meant = {}) => cellsOfTable(text, SIZE, meant).drawn.map(({ x, y, name }) => [x, y, name]);

test('with names of columns is in sites', () => {
  expect(cellsOfTable('type,x,y\ntumour,3,4\n\nCAF,5.9,0\n', SIZE)).toEqual({
    drawn: [
      { x: 3, y: 4, name: 'tumour', at: 'line 2' },
      { x: 5, y: 0, name: 'CAF', at: 'line 4' },
    ],
    notes: ['x and y are read as sites from the upper left corner; --unit changes that'],
  });
});

test('with a z is that of PhysiCell: µm from the middle, y upwards', () => {
  const { drawn, notes } = cellsOfTable('x,y,z,type,volume\n0,0,0,a,2494\n-399.9,299.9,0,b,2494\n', SIZE);
  expect(drawn.map(({ x, y, name }) => [x, y, name])).toEqual([
    [20, 15, 'a'],
    [0, 0, 'b'],
  ]);
  expect(notes).toEqual(['x and y are read as µm from the middle, y upwards; --unit changes that']);
  expect(cells('100,0,0,a\n', { scale: 2 })).toEqual([[30, 15, 'a']]);
  expect(cells('-10,10,0,0\n')).toEqual([[19, 14, '0']]);
  expect(cells('x,y,z,type\n7,8,0,a\n', { unit: 'sites' })).toEqual([[7, 8, 'a']]);
});

test.each([
  ['\uFEFFX,Y,Type\r\n10,20,a\r\n'],
  ['x\ty\ttype\n10.5\t20\ta\n'],
  ['x;y;type\n10.5;20;a\n'],
  ['"x","y","type"\n"10","20","a"\n'],
])('%j is read', (text) => {
  expect(cells(text)).toEqual([[10, 20, 'a']]);
});

test('what a flat tissue has no room for is told', () => {
  expect(cellsOfTable('x,y,z,type\n0,0,-105.5,a\n1,0,20,a\n', SIZE).notes[1]).toBe(
    'z, from -105.5 to 20, is left out: all cells are drawn in one plane',
  );
});

test.each([
  ['x,y,type\n1,here,a\n', 'line 2: found "here", expected a number'],
  ['x,y,type\n1,0x10,a\n', 'line 2: found "0x10", expected a number'],
  ['x,y,type\n1,,a\n', 'line 2: found "", expected a number'],
  ['x;y;type\n10,5;20,5;a\n', 'line 2: found "10,5" with a decimal comma, expected a decimal point'],
  ['x,y,type\n"10,5","20,5",a\n', 'line 2: found "10,5" with a decimal comma'],
  ['x,y,type\n10,20,a\n12,20\n13,20,a\n', 'line 3: found 2 columns, expected 3'],
  ['x,y,type\n5,5\n', 'line 2: found 2 columns, expected 3'],
  [`x,y,type\n${'5,5\n'.repeat(9)}`, 'line 6: found 2 columns, expected 3; and 4 more such rows'],
  ['x,x,y,type\n5,6,7,a\n', 'found the column x twice, expected each column once'],
  ['x,y,kind\n1,1,a\n', 'found the columns x, y, kind, expected x, y and type'],
  ['', 'found the columns none, expected x, y and type'],
  ['x,y,type\n1,"1,a\n', 'found no table ('],
])('%j is refused', (text, problem) => {
  expect(() => cellsOfTable(text, SIZE)).toThrow(problem);
});

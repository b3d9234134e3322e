/** Tables of cells, as the programs of the field write them: what is recognised, and what is refused with its place. */
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/scenario/first-tissue/decode-text.ts';
import { cellsOfTable, columnsOf, type Meant } from '../../src/scenario/first-tissue/table-of-cells.ts';
import { english } from '../../src/texts/words.ts';

const cells = (text: string, meant: Meant = {}) => {
  const { cells: list } = cellsOfTable(text, meant);
  return list.kind.map((kind, i) => [list.x[i], list.y[i], list.kinds[kind]]);
};

describe('a form is recognised by its columns', () => {
  test.each([
    ['QuPath', 'um', 'Object ID,Classification,Centroid X µm,Centroid Y µm\na,T,10,20\n'],
    ['QuPath', 'px', 'Image\tClass\tCentroid X px\tCentroid Y px\na\tT\t10\t20\n'],
    ['HALO', 'px', 'Object Id,XMin,XMax,YMin,YMax,Classifier Label\n1,8,12,15,25,T\n'],
    ['inForm', null, 'Cell ID\tCell X Position\tCell Y Position\tPhenotype\n1\t10\t20\tT\n'],
    ['MCMICRO', 'px', 'CellID,X_centroid,Y_centroid,phenotype\n1,10,20,T\n'],
    ['CODEX', 'px', 'CellID,X:X,Y:Y,ClusterName\n1,10,20,T\n'],
    ['Xenium', 'um', '"cell_id","x_centroid","y_centroid","transcript_counts","group"\n"a",10,20,5,"T"\n'],
    ['Visium', 'px', 'barcode,in_tissue,pxl_row_in_fullres,pxl_col_in_fullres,cluster\na,1,20,10,T\n'],
    ['CellProfiler', 'px', 'Location_Center_X,Location_Center_Y,Class\n10,20,T\n'],
    ['napari', 'px', 'index,axis-0,axis-1,label\n0,20,10,T\n'],
    ['napari', 'px', 'index,axis-0,axis-1,axis-2,label\n0,3,20,10,T\n'],
    ['squidpy', 'px', ',leiden,spatial1,spatial2\na,T,10,20\n'],
    ['PhysiCell, first form', 'um', '10,20,0,1\n'],
    ['a table in µm', 'um', 'x_um,y_um,type\n10,20,T\n'],
    ['a table in pixels', 'px', 'x (px),y (px),type\n10,20,T\n'],
    ['a table', null, 'x,y,type\n10,20,T\n'],
  ])('%s, in %s: %j', (form, unit, text) => {
    const read = cellsOfTable(text);
    expect([english(read.form), read.unit]).toEqual([form, unit]);
    expect(cells(text)).toEqual([[10, 20, form.startsWith('PhysiCell') ? '1' : 'T']]);
  });

  test('that of PhysiCell by places on both sides of 0, not by a column z', () => {
    expect(cellsOfTable('x,y,z,type\n-10,20,0,a\n')).toMatchObject({
      form: { en: 'PhysiCell, second form' },
      unit: 'um',
      origin: 'middle',
      up: true,
    });
    expect(cellsOfTable('x,y,z,type\n10,20,0,a\n')).toMatchObject({ form: { en: 'a table' }, unit: null });
  });
});

test.each([
  ['\uFEFFX,Y,Type\r\n10,20,a\r\n'],
  ['x\ty\ttype\n10.0\t20\ta\n'],
  ['x;y;type\n10.0;20;a\n'],
  ['x;y;type\n10,0;20,0;a\n'],
  ['x|y|type\n10|20|a\n'],
  ['"x","y","type"\n"10","20","a"\n'],
  ['x,y,type\n"10,0","20,0",a\n'],
  ['x,y,type,,\n10,20,a,,\n'],
])('%j is read', (text) => {
  expect(cells(text)).toEqual([[10, 20, 'a']]);
});

test('what was found in the text is told: separators, decimal commas, columns without use', () => {
  const { how, ignored } = cellsOfTable('x;y;type;area\n1,5;2;a;9\n');
  expect([how.map(english), ignored]).toEqual([
    ['a table', 'semicolons between columns', 'decimal commas', 'types by the column "type"'],
    ['area'],
  ]);
  expect(cellsOfTable('x,y,z,type\n0,0,-105.5,a\n1,0,20,a\n').notes.map(english)).toEqual([
    'z, from -105.5 to 20, is left out: all cells are drawn in one plane',
  ]);
});

test('columns may be named, by name or number, and rows chosen by a value', () => {
  const text = 'region,px,py,kind\n1,5,6,a\n2,7,8,b\n1,9,1,c\n';
  const columns = { x: 'px', y: '3', type: 'Kind' };
  expect(cells(text, { columns, only: { region: '1' } })).toEqual([
    [5, 6, 'a'],
    [9, 1, 'c'],
  ]);
  expect(cellsOfTable(text, { columns, only: { region: '1' } }).passed.only).toEqual({ rows: 1, first: 3 });
  expect(cells('7,8,a\n', { columns: { x: '2', y: '1' } })).toEqual([[8, 7, 'a']]);
});

test('named columns take the place of recognised ones, one by one', () => {
  const halo = 'Object Id,XMin,XMax,YMin,YMax,Classifier Label,Object Type\n1,8,12,15,25,T,Nucleus\n';
  expect(cells(halo, { columns: { type: 'Object Type' } })).toEqual([[10, 20, 'Nucleus']]);
  expect(cellsOfTable(halo, { columns: { type: 'Object Type' } })).toMatchObject({ form: 'HALO', unit: 'px' });
  // Another place may be in another unit.
  expect(cellsOfTable(halo, { columns: { x: 'XMin', y: 'YMin' } })).toMatchObject({ unit: null });
  expect(cells(halo, { columns: { x: 'XMin' } })).toEqual([[8, 20, 'T']]);
  expect(cellsOfTable('10,20,0,1,7\n', { columns: { type: '5' } })).toMatchObject({ unit: 'um', origin: 'middle' });
  const second = cellsOfTable('x,y,z,type,kind\n-10,20,0,a,b\n', { columns: { type: 'kind' } });
  expect(second).toMatchObject({ unit: 'um', origin: 'middle' });
});

test('the columns from which a person may choose are those of the table, with those that are recognised', () => {
  const halo = 'Object Id,XMin,XMax,YMin,YMax,Classifier Label,Object Type\n1,8,12,15,25,T,Nucleus\n';
  expect(columnsOf(halo, false)).toEqual({
    names: ['Object Id', 'XMin', 'XMax', 'YMin', 'YMax', 'Classifier Label', 'Object Type'],
    recognised: { x: ['XMin', 'XMax'], y: ['YMin', 'YMax'], type: ['Classifier Label'] },
    unit: 'px',
  });
  expect(columnsOf('10,20,0,1\n', false)).toEqual({
    names: ['1', '2', '3', '4'],
    recognised: { x: ['1'], y: ['2'], type: ['4'] },
    unit: 'um',
  });
  expect(columnsOf('a,b\n1,2\n', false)).toEqual({ names: ['a', 'b'], recognised: {}, unit: null });
});

test.each([
  ['x,y,type\n1,here,a\n', 'line 2: found "here", expected a number in y'],
  ['x,y,type\n1,0x10,a\n', 'line 2: found "0x10", expected a number'],
  ['x,y,type\n1,,a\n', 'line 2: found no place, expected numbers in x and y'],
  ['x,y,type\n10,20,a\n12,20\n13,20,a\n', 'line 3: found 2 columns, expected 3'],
  ['x,y,type\n5,5\n', 'line 2: found 2 columns, expected 3'],
  ['x,y,type\n5,5,a,b\n', 'line 2: found 4 columns, expected 3'],
  [`x,y,type\n${'5,5\n'.repeat(9)}`, 'line 6: found 2 columns, expected 3; and 4 more such rows'],
  ['x,x,y,type\n5,6,7,a\n', 'found the column "x" twice, expected each column once'],
  ['x,y,kind\n1,1,a\n', 'found the columns x, y, kind, expected type; --columns names them: type=…'],
  ['a,b\n1,1\n', 'found the columns a, b, expected x, y, type; --columns names them: x=… y=… type=…'],
  ['', 'found the columns none, expected x, y, type'],
  [
    'x;y;type\n980;5;a\n1.020;7;a\n',
    'line 3: found "1.020" in x beside whole numbers, expected numbers without a mark',
  ],
  ['x,y,type\n980,5,a\n"1,020",7,a\n', 'line 3: found "1,020" in x beside whole numbers'],
  [
    'region,x,y,type\n1,1,1,a\n1,2,1,a\n2,1,1,a\n',
    'found 2 values in the column region: 1 (2), 2 (1); expected one, since each has places of its own; --only "region=1" takes it',
  ],
  ['x,y,type\n1,"1,a\n', 'line 2: found a quotation mark that is never closed, expected a table with x, y and type'],
])('%j is refused', (text, problem) => {
  expect(() => cellsOfTable(text)).toThrow(problem);
});

test.each([
  [{ columns: { x: 'xx' } }, '--columns: found "xx", expected one of x, y, type; nearest is "x"'],
  [{ only: { region: '1' } }, '--only: found the column "region", expected one of x, y, type'],
])('%j is refused', (meant, problem) => {
  expect(() => cellsOfTable('x,y,type\n1,1,a\n', meant)).toThrow(problem);
});

test('text is read in the encodings that spreadsheets write', () => {
  const text = 'x,y,type\n1,2,Größe µm\n';
  const sixteen = (big: boolean): Uint8Array =>
    Uint8Array.from(
      [0xfeff, ...[...text].map((c) => c.charCodeAt(0))].flatMap((code) => {
        const bytes = [code & 255, code >> 8];
        return big ? bytes.reverse() : bytes;
      }),
    );
  const latin = Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
  expect(decodeText(new TextEncoder().encode(text))).toEqual({ text, encoding: 'UTF-8' });
  expect(decodeText(sixteen(false))).toEqual({ text, encoding: 'UTF-16' });
  expect(decodeText(sixteen(true))).toEqual({ text, encoding: 'UTF-16' });
  expect(decodeText(latin)).toEqual({ text, encoding: 'Windows-1252' });
});

test('annotations of QuPath are no cells, and a measured column without a number is refused', () => {
  const text = [
    'Object type,Classification,Centroid X µm,Centroid Y µm,CXCR4 mean',
    'Annotation,Tumor,500,500,',
    'Cell,Tumor,510,510,3',
    'PathDetectionObject,Stroma,530,510,-2',
    'TMA core,,900,900,',
  ].join('\n');
  const { cells, passed, ignored } = cellsOfTable(text, { levels: { CXCR4: 'CXCR4 mean' } });
  expect(cells.x).toEqual([510, 530]);
  expect(passed).toMatchObject({ only: { rows: 0, first: 0 }, area: { rows: 2, first: 2 } });
  expect(ignored).toEqual([]);
  // Where the column is the one of types, its values are types.
  const typed = 'Object type,Centroid X µm,Centroid Y µm\nTile,1,1\n';
  expect(cellsOfTable(typed, { columns: { type: 'Object type' } }).cells.kinds).toEqual(['Tile']);
  expect(() => cellsOfTable(text, { levels: { CXCR4: 'Classification' } })).toThrow(
    'found no number in the column "Classification", expected measured numbers',
  );
});

test('rows whose place is missing are counted and left out; a place that is some other text is a mistake', () => {
  const { cells, passed } = cellsOfTable('x,y,type\n1,2,tumour\n,3,tumour\nNA,3,CAF\n4,NaN,CAF\n5,5,CAF\n');
  expect(cells.x).toEqual([1, 5]);
  expect(passed.noPlace).toEqual({ rows: 3, first: 3 });
  expect(() => cellsOfTable('x,y,type\n1,2,tumour\nhere,3,tumour\n')).toThrow('line 3: found "here"');
});

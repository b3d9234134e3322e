import { expect, test } from 'vitest';
import { importPhysicellRules, unreadLine } from '../../src/scenario/first-tissue/physicell.ts';
import { load } from './files.ts';

const scenario = load('scenarios/hypoxia.yaml');
const FIRST = 'tumour,oxygen,increases,cycle entry,0.003333,21.5,4,0';
const read = (text: string, file = 'cell_rules.csv') => importPhysicellRules(text, { file, scenario });
const shape = (text: string) => read(text).rules.map(({ id: _, source: __, ...rule }) => rule);
const plain = shape(`${FIRST}\n`);

test.each([
  ['with a byte order mark and CRLF', `\uFEFF${FIRST}\r\n`],
  ['with tabs', FIRST.replaceAll(',', '\t')],
  ['with semicolons', FIRST.replaceAll(',', ';')],
  ['with decimal commas', FIRST.replaceAll(',', ';').replaceAll('.', ',')],
  ['with quotes', FIRST.replace('cycle entry', '"cycle entry"').replace('0.003333', '"0,003333"')],
  ['with names of columns', `cell_type,signal,direction,behaviour,max,half,power,dead\n${FIRST}\n`],
  [
    'with other names',
    `CellType,Signal,Direction,Behavior,Max response,Half-max,Hill power,Applies to dead\n${FIRST}\n`,
  ],
  [
    'with columns in another order',
    'signal,cell type,behavior,direction,half-max,Hill power,dead,saturation value\noxygen,tumour,cycle entry,increases,21.5,4,0,0.003333',
  ],
  ['with comments and empty lines', `// rules of tumour cells, all of them\n\n${FIRST}\n//\n`],
  ['of version 1, with a base', 'tumour,oxygen,increases,cycle entry,0.000571,0.003333,21.5,4,0'],
  ['of version 0, with a range', 'tumour,cycle entry,0,0.000571,0.003333,oxygen,increases,21.5,4,0'],
  [
    'of version 0, with names of columns',
    'cell type,behavior,min value,base value,max value,signal,direction,half-max,hill power,dead\ntumour,cycle entry,0,0.000571,0.003333,oxygen,increases,21.5,4,0',
  ],
  ['without its last column', FIRST.slice(0, -2)],
])('a file %s has its rule', (_, text) => {
  expect(plain).toHaveLength(1);
  expect(read(text).unmapped).toEqual([]);
  expect(shape(text)).toEqual(plain);
});

test.each([
  ['no saturated value', 'tumour,oxygen,decreases,cycle entry,,21.5,4,0', 'saturated value "", expected a number'],
  [
    'an increase that lowers',
    'tumour,oxygen,increases,cycle entry,0.0003,21.5,4,0',
    'increases division of tumour to 0.0003, but its base is 0.000571 here, none in the file',
  ],
  [
    'a decrease that raises',
    'tumour,CXCL12,decreases,migration speed,5,1,4,0',
    'decreases speed of tumour to 5, but its base is 0.05 here, none in the file',
  ],
  [
    'an increase that lowers by the base of the file',
    'tumour,oxygen,increases,cycle entry,0.01,0.003333,21.5,4,0',
    'but its base is 0.000571 here, 0.01 in the file',
  ],
  ['a rule twice', `${FIRST}\n${FIRST}`, 'the same as line 1, counted once'],
  [
    'a rule twice with other numbers',
    `${FIRST}\ntumour,oxygen,increases,cycle entry,0.003333,10,4,0`,
    'line 1 says so already, towards 0.003333 with half-max 21.5 and Hill power 4; that one is kept',
  ],
  ['a rule for dead cells', FIRST.replace(/0$/, '1'), 'applies to dead cells, which follow no rules here'],
  ['becoming itself', 'NF,oxygen,increases,transform to NF,0.1,1,4,0', 'a cell cannot become what it is: found NF'],
  ['a Hill power of 0', 'tumour,oxygen,increases,cycle entry,0.003333,21.5,0,0', 'Hill power "0", expected a number'],
  [
    'a row without a comma',
    `${FIRST}\ntumour,contact with NF,decreases migration speed,0.01,0.1,10,0`,
    'found 7 columns, expected cell, signal, direction, behaviour, saturated, half, power, dead; "decreases migration speed" lacks a comma',
  ],
])('%s is told, and no rule', (_, text, why) => {
  const { rules, unmapped, read: rows } = read(text);
  expect(rules).toHaveLength(text.startsWith(`${FIRST}\n`) ? 1 : 0);
  expect(unmapped.map(unreadLine)).toEqual([expect.stringContaining(why)]);
  expect(rows).toBe(rules.length + unmapped.length);
});

test('rules that raise one behaviour share the largest ceiling, which is told', () => {
  const { rules, notes } = read(`${FIRST}\ntumour,CXCL12,increases,cycle entry,0.002284,1,1.22,0`);
  expect(rules.map(({ operator, power, output }) => [operator, power, output.division])).toEqual([
    ['raise', 4, 0.003333],
    ['raise', 1.22, 0.002284],
  ]);
  expect(notes).toEqual(['lines 1, 2: they share one ceiling for division of tumour, 0.003333 of line 1']);
});

test('a base that is not that of the scenario is told with both', () => {
  const { rules, notes } = read('tumour,oxygen,increases,cycle entry,0.0007,0.003333,21.5,4,0');
  expect(rules).toHaveLength(1);
  expect(notes).toContain(
    'line 1: division of tumour: its base is 0.000571 here, 0.0007 in the file; the one here is used',
  );
});

test('rules of two files never have one id', () => {
  const files = ['rules.csv', 'rules', 'rules.txt', 'my rules.csv', 'my-rules.csv', 'my~20rules.csv', 'rules-1.csv'];
  const ids = files.flatMap((file) =>
    read(`${FIRST}\ntumour,CXCL12,increases,cycle entry,0.01,1,1,0`, file).rules.map(({ id }) => id),
  );
  // A file is named with and without its ending.
  expect(new Set(ids).size).toBe(2 * (files.length - 1));
});

test('contact with dead cells reaches the same neighbours as contact with living ones', () => {
  const { rules, unmapped } = read('tumour,contact with dead cell,decreases,migration speed,0.01,1,4,0');
  expect(unmapped).toEqual([]);
  const reach = Number(/^dead\.(\d+)$/.exec(String(rules[0].input))![1]) / 20;
  expect(reach).toBeGreaterThanOrEqual(Math.SQRT2);
  expect(reach).toBeLessThan(2);
});

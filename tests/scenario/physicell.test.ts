import { expect, test } from 'vitest';
import { importPhysicellRules } from '../../src/scenario/first-tissue/physicell.ts';
import { load } from './files.ts';

const scenario = load('scenarios/hypoxia.yaml');
const FIRST = 'tumour,oxygen,increases,cycle entry,0.003333,21.5,4,0';
const read = (text: string) => importPhysicellRules(text, scenario);
const plain = read(`${FIRST}\n`).rules;

test.each([
  ['with a byte order mark and CRLF', `\uFEFF${FIRST}\r\n`],
  ['with tabs', FIRST.replaceAll(',', '\t')],
  ['with semicolons', FIRST.replaceAll(',', ';')],
  ['with names of columns', `cell_type,signal,direction,behaviour,max,half,power,dead\n${FIRST}\n`],
  [
    'with other names',
    `CellType,Signal,Direction,Behavior,Max response,Half-max,Hill power,Applies to dead\n${FIRST}\n`,
  ],
])('a file %s has its rule', (_, text) => {
  expect(plain).toHaveLength(1);
  const { rules, unmapped } = read(text);
  expect(unmapped).toEqual([]);
  expect(rules.map(({ source: _, ...rule }) => rule)).toEqual(plain.map(({ source: _, ...rule }) => rule));
});

test.each([
  ['no saturated value', 'tumour,oxygen,decreases,cycle entry,,21.5,4,0', 'saturated value "", expected a number'],
  [
    'an increase that lowers',
    'tumour,oxygen,increases,cycle entry,0.0003,21.5,4,0',
    'increases to 0.0003, but division of tumour is 0.000',
  ],
  [
    'a decrease that raises',
    'tumour,CXCL12,decreases,migration speed,5,1,4,0',
    'decreases to 5, but speed of tumour is',
  ],
  ['a rule twice', `${FIRST}\n${FIRST}`, 'line 1 increases division of tumour already'],
  ['two ceilings', `${FIRST}\ntumour,CXCL12,increases,cycle entry,0.002284,1,4,0`, 'not share a ceiling'],
  [
    'decimal commas',
    'tumour;oxygen;increases;cycle entry;0,003333;21,5;4;0',
    'half-max "21,5", expected a number above 0',
  ],
])('%s is told, and no rule', (_, text, why) => {
  const { rules, unmapped } = read(text);
  expect(rules).toHaveLength(text.startsWith(FIRST) ? 1 : 0);
  expect(unmapped).toEqual([expect.stringContaining(why)]);
});

test('the older form with a base value is named', () => {
  expect(() => read('tumour,oxygen,increases,cycle entry,0.000571,0.003333,21.5,4,0')).toThrow(
    'line 1: found 9 columns, as an older form has with a base value; expected cell, signal',
  );
});

test('contact with dead cells reaches the same neighbours as contact with living ones', () => {
  const { rules, unmapped } = read('tumour,contact with dead cell,decreases,migration speed,0.01,1,4,0');
  expect(unmapped).toEqual([]);
  const reach = Number(/^dead\.(\d+)$/.exec(String(rules[0].input))![1]) / 20;
  expect(reach).toBeGreaterThanOrEqual(Math.SQRT2);
  expect(reach).toBeLessThan(2);
});

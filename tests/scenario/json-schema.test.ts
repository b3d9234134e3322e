import { type Schema, Validator } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchema } from '../../src/scenario/schema/json-schema.ts';
import { fromDisk, SHIPPED, small } from './files.ts';

const validator = new Validator(jsonSchema() as Schema, '2020-12', false);

/** Places that the schema refuses, deepest first; none when the file is as it should be. */
function refused(text: string): string[] {
  const { errors } = validator.validate(parse(text));
  return [...new Set(errors.map(({ instanceLocation }) => instanceLocation))].sort((a, b) => b.length - a.length);
}

test.each([...SHIPPED, 'scenarios/base/cxcl12.yaml', 'tests/hosts/busy.yaml'])('%s fits', (path) => {
  expect(refused(fromDisk(path)!)).toEqual([]);
});

describe('what it refuses', () => {
  test.each([
    ['an unknown key', 'cells: { tumour: { sped: 1 } }', '#/cells/tumour/sped'],
    ['a wrong unit', 'duration: 10 mmHg', '#/duration'],
    ['a number out of range', 'tissues: { tumour: { vesselOxygen: 900 } }', '#/tissues/tumour/vesselOxygen'],
    ['a fraction of a count', 'push: 2.5', '#/push'],
    ['an unknown word', 'cells: { tumour: { layer: soil } }', '#/cells/tumour/layer'],
    ['an unknown evidence mark', 'push: { value: 2, evidence: rumour }', '#/push/evidence'],
    ['an unknown part of a number', 'push: { value: 2, unit: mm }', '#/push/unit'],
  ])('%s', (_, lines, place) => {
    expect(refused(`stroma: 1\n${lines}\n`)).toContain(place);
  });

  test('a file that does not begin with stroma', () => {
    expect(refused('title: Nothing')).toEqual(['#']);
  });
});

describe('what it allows', () => {
  test.each([
    'duration: 10 d',
    'duration: { value: 10 d, source: "a book", evidence: recalled }',
    'species: { CXCL12: { diffusion: 3000 µm²/min, decay: 0.004 /min } }',
    'cells: { tumour: null }',
  ])('%s', (line) => {
    expect(refused(`stroma: 1\nextends: base/cxcl12.yaml\n${line}\n`)).toEqual([]);
  });

  test('a small scenario', () => {
    expect(refused(small())).toEqual([]);
  });
});

test('numbers say what they are: help, unit, range and default', () => {
  const { properties } = jsonSchema() as { properties: Record<string, object> };
  expect(properties.step).toMatchObject({ description: 'time step, min (3 to 30)', default: 6 });
  expect(properties.push).toMatchObject({
    anyOf: [{ type: 'integer', minimum: 0, maximum: 12 }, { type: 'string' }, { type: 'object', required: ['value'] }],
  });
});

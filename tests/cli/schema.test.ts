import { expect, test } from 'vitest';
import { jsonSchema } from '../../src/scenario/schema/json-schema.ts';
import { stroma } from './stroma.ts';

test('prints the JSON Schema', async () => {
  const { code, stdout, stderr } = await stroma('schema');
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

/** The JSON Schema of scenario files, made from the parameter table: completion, hints and checks in an editor. */
import { z } from 'zod';
import { displayUnit, unitsOf } from '../../base/units.ts';
import { EVIDENCE } from './evidence.ts';
import { type QuantityMeta, quantityMeta } from './quantity.ts';
import { scenarioSchema } from './schema.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The schema of what a file may hold. A file that extends another holds only what differs, so only `stroma` is
 * required, and null removes what the extended file has.
 */
export function jsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(scenarioSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const meta = quantityMeta(zodSchema);
      if (meta) Object.assign(jsonSchema, quantitySchema(meta));
      const { def } = zodSchema._zod;
      if (def.type === 'default') jsonSchema.default = def.defaultValue as JsonSchema['default'];
      relax(jsonSchema);
    },
  });
  return { ...schema, title: 'Stroma scenario', required: ['stroma'] };
}

/** Lets any part of a file be left out, and entries be removed by null. */
function relax(schema: JsonSchema): void {
  delete schema.required;
  if (schema.oneOf) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
  }
  const names = schema.additionalProperties;
  if (typeof names === 'object') schema.additionalProperties = { anyOf: [names, { type: 'null' }] };
}

/** A number: bare, with its unit, or with its source. */
function quantitySchema({ dimension, unit, low, high, help, whole }: QuantityMeta): JsonSchema {
  const bare: JsonSchema = { type: whole ? 'integer' : 'number', minimum: low, maximum: high };
  const units = unitsOf(dimension).flatMap((name) => [...new Set([name, displayUnit(name)])]);
  const written: JsonSchema = { type: 'string', pattern: `^\\s*${NUMBER}\\s*(${units.map(escaped).join('|')})?\\s*$` };
  const shown = unit === '' ? '' : `, ${displayUnit(unit)}`;
  return {
    description: `${help}${shown} (${low} to ${high})`,
    anyOf: [
      bare,
      written,
      {
        type: 'object',
        properties: {
          value: { anyOf: [bare, written] },
          source: { type: 'string', description: 'where the number comes from' },
          evidence: { enum: [...EVIDENCE], description: 'how well the source is known' },
          range: {
            type: 'array',
            items: { anyOf: [bare, written] },
            minItems: 2,
            maxItems: 2,
            description: 'the lowest and the highest value that are plausible',
          },
        },
        required: ['value'],
        additionalProperties: false,
      },
    ],
  };
}

const NUMBER = '[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?';
const escaped = (text: string): string => text.replace(/[/.*+?^${}()|[\]\\]/g, '\\$&');

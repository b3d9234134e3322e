/** Settings are known by their place in the table of all settings, and by the names that a file gives. */
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { scenarioSchema } from '../../src/scenario/schema/schema.ts';
import { placeOf, settingHelp, settingLabel, TABLES_OF_NAMES } from '../../src/scenario/setting-words.ts';
import { english } from '../../src/texts/words.ts';
import { load } from './files.ts';

test.each([
  ['cells.CAF.secrete.CXCL12', 'cells.secrete', ['CAF', 'CXCL12']],
  ['species.oxygen.uptake.maximum', 'species.uptake.maximum', ['oxygen']],
  ['tissues.middle.hold.1.ratio', 'tissues.hold.ratio', ['middle']],
  ['circulation.pools.EPC.mobilisation', 'circulation.pools.mobilisation', ['EPC']],
  ['cells.receptors.speed', 'cells.speed', ['receptors']],
  ['niche.homing', 'niche.homing', []],
])('%s is %s', (path, place, names) => {
  expect(placeOf(path.split('.'))).toEqual({ place, names });
});

test('every table of the parameter table whose keys are names is known as one', () => {
  const tables = recordsIn(scenarioSchema);
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((key) => !TABLES_OF_NAMES.has(key))).toEqual([]);
  expect([...TABLES_OF_NAMES].filter((key) => !tables.includes(key))).toEqual([]);
});

test('a setting is named with what it belongs to, in the words of its scenario', () => {
  const scenario = load('scenarios/networks.yaml');
  const label = (path: string) => english(settingLabel(scenario, path));
  expect(label('cells.CAF.secrete.CXCL12')).toBe('Tumour-associated fibroblast: release of CXCL12α');
  expect(label('axes.CXCL8-CXCR2.weights.ERK')).toBe('CXCL8 at CXCR2: weight on ERK');
  expect(label('cells.NF.become.CAF')).toBe('Fibroblast: becoming tumour-associated fibroblast');
  expect(label('cells.vessel.enter.EPC')).toBe('Vessel: entry of endothelial progenitors');
  expect(label('rules.R1.output.receptor.CXCR4')).toBe('R1: Low oxygen raises CXCR4');
  expect(label('saturation')).toBe('saturation of pathways');
  // Without a text of its own it has its name in files.
  expect(label('cells.CAF.persistence')).toBe('Tumour-associated fibroblast: persistence');
  expect(english(settingHelp(scenario, 'saturation', 'what it is'))).toBe('what it is');
});

interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
}

/** The keys under which a schema has tables with names of their own. */
function recordsIn(schema: z.ZodType, key = ''): string[] {
  const { type, shape, valueType, innerType, element, options } = schema._zod.def as unknown as Definition;
  const inner = [valueType, innerType, element, ...(options ?? [])].filter((one) => one !== undefined);
  return [
    ...(type === 'record' ? [key] : []),
    ...inner.flatMap((one) => recordsIn(one, type === 'record' ? '' : key)),
    ...Object.entries(shape ?? {}).flatMap(([name, one]) => recordsIn(one, name)),
  ];
}

/** The reference of scenario files, from the parameter table, and how to add a ligand, from a tested file. */
import { READING_HELP, written } from '../../scenario/readings.ts';
import { type JsonSchema, jsonSchema } from '../../scenario/schema/json-schema.ts';
import { ownFile } from '../home.ts';
import { behaviourList } from './behaviour-list.ts';
import { code, markdownTable } from './markdown.ts';
import { measuresTable } from './measures-table.ts';

interface Entry {
  path: string;
  help: string;
  usual: string;
}

export function describeScenarios(): string {
  const { properties = {} } = jsonSchema();
  const sections = Object.entries(properties).map(([key, schema]) => ({
    key,
    entries: entriesOf(key, schema as JsonSchema),
  }));
  const single = sections.filter(({ entries }) => entries.length === 1).flatMap(({ entries }) => entries);
  const whole = sections.filter(({ entries }) => entries.length > 1);
  return `# Scenario files

Made by \`npx stroma describe scenarios\` from the parameter table in \`src/scenario\`; do not edit it by hand.

A scenario is a YAML 1.2 file (JSON works too). It holds only what differs from the file that it \`extends\`. A number may
be written bare, in the unit given here; with a unit (\`40 mmHg\`, \`24 h\`); or with its source:
\`{ value: 40 mmHg, source: "…", evidence: measured, range: [20, 60] }\`. Evidence is \`measured\` in the source,
\`model\` (taken from another model), \`recalled\`, \`derived\` from others, \`fitted\` to a target or \`assumed\`; \`seen\`,
an older mark, says that the source was read. Labels, help and other texts for readers are written once, or by
language: \`{ en: Tumour cell, de: Tumorzelle }\`, with English shown where a language is missing. Unknown keys are errors.
\`npx stroma check FILE\` finds all mistakes in a file at once, and \`npx stroma schema\` prints the JSON Schema for editors.
\`NAME\` stands for a name that the file gives.

## Measures

Charts, \`measure\`, \`expect\`, sweeps and \`stroma run\` name measures by these ids. \`TISSUE\`, \`CELL\` and the like stand for
names in the scenario. A scenario may add sums of measures as \`readouts\`.

${measuresTable()}

## What a rule reads and changes

The \`input\` of a rule is a number, a ligand or \`oxygen\` (sensed where the cell stands), or one of these. Words in capitals
stand for names in the scenario, \`UM\` for a distance.

${inputsTable()}

Its \`output\` names what changes: \`receptor.RECEPTOR\` and \`state.STATE\` (their targets),
\`secrete.SPECIES\`, \`become.CELL\` (conversion), \`enter.CELL\` (entry from blood), or one of these:
${behaviourList()}.

## Adding a ligand

A ligand, its receptor, a cell type that follows it, a drug against it and the rules for its effects are entries in a
scenario file; no code changes. This file is \`tests/extend/extension.yaml\`; a test runs it and checks that every part of it
has an effect.

\`\`\`yaml
${(ownFile('tests/extend/extension.yaml') ?? '').trimEnd()}
\`\`\`

1. \`species\`: how the ligand diffuses, is lost, binds to matrix and crosses vessel walls.
2. \`receptors\` and \`axes\`: what binds it, how tightly, how much is taken up, and which pathway nodes the signal drives.
3. \`cells\`: which cells secrete it and which carry the receptor. Cells climb the gradient of every ligand whose receptor they have.
4. \`rules\`: what the signal changes. \`input\` says what is read, \`output\` what is changed and by how much.
5. \`drugs\`: what blocks the receptor, with its kinetics in the body.

## Single entries

${table(single)}

${whole.map(({ key, entries }) => `## ${key}\n\n${table(entries)}`).join('\n\n')}
`;
}

const inputsTable = (): string =>
  markdownTable(
    ['input', 'what it reads'],
    (Object.keys(READING_HELP) as (keyof typeof READING_HELP)[]).map((form) => [
      code(written(form)),
      READING_HELP[form],
    ]),
  );

const table = (entries: readonly Entry[]): string =>
  markdownTable(
    ['entry', 'what it is', 'if left out'],
    entries.map(({ path, help, usual }) => [code(path), help, usual]),
  );

/** All entries below a path, one for each key that a file may have. */
function entriesOf(path: string, schema: JsonSchema): Entry[] {
  const forms = formsOf(schema);
  const help = schema.description ?? '';
  const usual =
    schema.default === undefined || typeof schema.default === 'object' ? '' : code(JSON.stringify(schema.default));
  if (isQuantity(schema)) return [{ path, help, usual }];
  if (forms.length === 1 && isQuantity(forms[0])) return entriesOf(path, forms[0]);
  const structured = (isText(schema) ? [] : [schema, ...forms]).filter(
    (form) => form.properties || typeof form.additionalProperties === 'object' || hasItems(form),
  );
  if (structured.length === 0) {
    const choices = schema.enum ?? forms.flatMap((form) => form.enum ?? []);
    const said = choices.length > 0 ? `${help}${help === '' ? '' : ': '}${choices.map(String).join(', ')}` : help;
    return [{ path, help: said, usual }];
  }
  const seen = new Map<string, Entry>();
  for (const form of structured)
    for (const entry of below(path, form)) if (!seen.has(entry.path)) seen.set(entry.path, entry);
  const own = help === '' || forms.length === 0 ? [] : [{ path, help, usual }];
  return [...own, ...[...seen.values()].filter((entry) => entry.path !== path)];
}

/** The forms of what a place may hold, without null. */
const formsOf = (schema: JsonSchema): JsonSchema[] =>
  (schema.anyOf ?? []).flatMap((form) => {
    if (typeof form !== 'object' || form.type === 'null') return [];
    return form.anyOf && !isQuantity(form) ? formsOf(form) : [form];
  });

/** Whether it is a number: three forms; the last has a value and a source. */
const isQuantity = (schema: JsonSchema): boolean =>
  (schema.anyOf ?? []).some(
    (form) => typeof form === 'object' && Boolean(form.properties?.value && form.properties.evidence),
  );

/** Whether it is text for people, in one language or in several. */
const isText = (schema: JsonSchema): boolean =>
  (schema.anyOf ?? []).some((form) => typeof form === 'object' && form.properties?.en !== undefined);

const hasItems = (schema: JsonSchema): boolean =>
  schema.type === 'array' && typeof schema.items === 'object' && entriesOf('', schema.items as JsonSchema).length > 1;

function below(path: string, schema: JsonSchema): Entry[] {
  if (schema.properties) {
    const draw = schema.properties.draw ?? schema.properties.kind ?? schema.properties.estimate;
    const form = typeof draw === 'object' && draw.const !== undefined ? `(${String(draw.const)})` : '';
    return Object.entries(schema.properties).flatMap(([key, inner]) =>
      (inner as JsonSchema).const === undefined ? entriesOf(`${path}${form}.${key}`, inner as JsonSchema) : [],
    );
  }
  if (typeof schema.additionalProperties === 'object') {
    return entriesOf(`${path}.NAME`, schema.additionalProperties as JsonSchema);
  }
  return entriesOf(`${path}[]`, schema.items as JsonSchema);
}

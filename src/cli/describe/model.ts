/** The model description after the ODD protocol (Grimm and others 2020); its tables are made from the files and the code. */
import { BLOCK_BYTES } from '../../base/digest.ts';
import { displayUnit } from '../../base/units.ts';
import { describe } from '../../scenario/describe.ts';
import { parseLayer } from '../../scenario/layers.ts';
import type { RuleRow } from '../../scenario/schema.ts';
import { BEHAVIOURS, SITE } from '../../scenario/vocabulary.ts';
import { STAGES } from '../../step/stages.ts';
import { EVENTS } from '../../world/world.ts';
import { ownFile } from '../home.ts';
import { code, markdownTable } from './table.ts';

/** Files with the biology, in the order in which a reader needs them. */
export const BIOLOGY = [
  'cxcl12',
  'cxcl12-beta',
  'cxcl12-gamma',
  'inflammation',
  'spread',
  'immune',
  'heterogeneity',
  'bone',
  'repair',
  'scavenger',
  'drugs',
] as const;

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const layerOf = (name: string): Tree => {
  const path = `scenarios/base/${name}.yaml`;
  return parseLayer(path, ownFile(path) ?? '').layer.value as Tree;
};

export function describeModel(): string {
  const layers = BIOLOGY.map((name) => ({ name, layer: layerOf(name) }));
  return `# The model

After the ODD protocol (Overview, Design concepts, Details; Grimm and others, JASSS 23(2) 7, 2020). Made by
\`npx stroma describe model\`: the schedule comes from \`src/step/stages.ts\`, the tables of numbers and rules from
\`scenarios/base\`. Do not edit it by hand.

## 1. Purpose and patterns

Stroma is for teaching, and for working out what follows from hypotheses about the chemokine CXCL12 and its receptor CXCR4
in the tissue round a tumour: how low oxygen makes cells travel, how they leave by blood and lymph, how they take the seats
of blood-forming cells in marrow, and what blocking the receptor does to all that. It is not for decisions on treatment.

The patterns that it is held to are published or exact results, each a scenario in \`scenarios/validation\` that
\`npx stroma validate\` runs. Which numbers are measured and which are assumed is said with every number.

## 2. Entities, state variables and scales

- **Site**: a square of ${SITE} µm of a tissue, with two slots (a structural cell, a mobile cell), a kind of ground (matrix,
  void, medium), a density of matrix, oxygen in mmHg and every ligand in nM free.
- **Cell**: type, place, identity and mother, clone, birth, phase (alive, apoptotic, necrotic), last direction, the niche cell
  that it is linked to, the level of every receptor, every state (such as the mesenchymal score) and every inherited trait,
  the secretion of every ligand, what it does to matrix, and for bone the volume left.
- **Tissue**: a lattice of sites, a sample of the whole; a weight says how many such samples the body has.
- **Blood**: amount of every drug in its compartments, level of every ligand, circulating cells by type and clone with the
  means of their levels, arrivals in every organ, pools of progenitors, and the state of the niche.
- **Organs**: places without a lattice, with levels of chemokines. Lymph leads from all tissues to those of its route.

A step is 6 min (3 to 30 may be set); runs last days to weeks. Two dimensions.

## 3. Process overview and scheduling

A step does these stages in this order. Reading \`src/step/stages.ts\` is reading the schedule.

${markdownTable(
  ['stage', 'what it does'],
  STAGES.map(({ name, does }) => [code(name), does]),
)}

Commands (doses, changed parameters, cells placed or removed) act before the step that they name. In \`act\` every cell
proposes at most one thing; proposals are applied one at a time in an order drawn by key, and each is checked again at its
turn. Fast cell types move several times in a step.

## 4. Design concepts

- **Basic principles.** Occupancy of receptors with competing ligands and antagonists (Gaddum) drives everything; signals of
  several axes meet in shared pathway nodes, which saturate.
- **Emergence.** Hypoxic cores, belts of CXCR4-rich cells, invasion, vessel networks, who holds the niche, where metastases
  arise, and resistance come from the rules; no "metastasis probability" is put in.
- **Adaptation, sensing.** Cells sense what is at their site and at the eight round it, through receptors that they have.
- **Interaction.** By ligands, by contact, for space, for seats of the niche.
- **Heredity.** Traits pass to daughters with noise and rare jumps; environment and drugs select.
- **Stochasticity.** Every random number is a function of seed, step, purpose and identity (threefry), so that runs can be
  repeated bit by bit and one event more leaves other cells' draws alone.
- **Collectives.** Vessels, clones, and leaders with followers.
- **Observation.** Measures are pure functions of the state. Counted events: ${EVENTS.join(', ')}.

## 5. Initialisation

A scenario's \`layout\` draws the first tissue from the seed. Vessels that are laid out carry blood; fields are brought to
their steady state; then tissues settle for the time that the scenario says, after which the niche is measured at rest.

## 6. Input data

None while a run goes on but the scenario's schedule and the commands of who watches. A digest over the whole state, in blocks
of ${BLOCK_BYTES} bytes, names the state after any step.

## 7. Submodels

**Oxygen** D∇²p = V·w·p/(K + p), quasi-steady, held at vessels with a conductance that stands for their radius.
**Ligands** ∂(Rc)/∂t = ∇·(D∇c) − (k + k_prot)c − Σ q·r·θ + S + E_v(c_blood − c), bound ligand (R − 1)c in equilibrium with
matrix; Douglas ADI steps in delta form. **Matrix** dE/dt = k(E0 − E) + (1 − E)Σ laid − EΣ removed.
**Receptors** θ = Σ L/Kd / (1 + Σ L/Kd + Σ A/Kb), s = r·θ. **Nodes** u/(1 + u), u = Σ w·s/σ.
**Rules** Y = (y0 + Σ add)·Π multiply·Π gate·Π step·Π linear + Σ ramp, with Hill factors; a term that adds is multiplied by
the other conditions of its rule. **Motion** one weighted choice among eight neighbours and staying, by difference of signal.
**Division** pushes a row of cells outward, up to six sites. **Niche** seats are links; bind, unbind, evict and egress go by
occupancy, for every type alike. **Blood** one or two compartments a drug; circulating cells dN/dt = shed − (loss + homing)·N.
Each is a file of \`src/step\` whose head says its formula and source.

What a rule may change, besides receptor and state targets, secretion, conversion and entry:
${Object.entries(BEHAVIOURS)
  .map(([name, unit]) => (unit === '' ? code(name) : `${code(name)} (${displayUnit(unit)})`))
  .join(', ')}.

### Rules

${markdownTable(
  ['rule', 'what it says', 'cells', 'reads', 'changes', 'source', 'mark'],
  layers.flatMap(({ name, layer }) =>
    // A rule without words only says what else an earlier one applies to.
    Object.entries((layer.rules ?? {}) as Record<string, RuleRow>)
      .filter(([, rule]) => rule.says !== undefined)
      .map(([id, rule]) => ruleRow(name, id, rule)),
  ),
)}

### Numbers

How well each is known: **seen** in the source itself, **recalled** from the literature, **derived** from such values,
**assumed**.

${layers.map(({ name, layer }) => `#### base/${name}.yaml\n\n${numbersOf(layer)}`).join('\n\n')}
`;
}

function ruleRow(file: string, id: string, rule: RuleRow): string[] {
  const terms = (rule.terms ?? [rule]) as Partial<RuleRow>[];
  const reads = terms
    .map(({ input, operator = 'multiply', direction = 'rises', half, power = 1, from, to, join = 'product' }) => {
      const said = [input ?? ''].flat().join(join === 'max' ? ' or ' : join === 'sum' ? ' + ' : ' × ');
      const form =
        operator === 'ramp'
          ? `ramp ${from} to ${to}`
          : `${operator === 'multiply' ? '' : `${operator} `}${direction}, K ${half}, n ${power}`;
      return `${code(said)} (${form})`;
    })
    .join('; ');
  const changes = Object.entries(rule.output ?? {})
    .map(([name, factor]) => `${code(name)} ${String(factor)}`)
    .join(', ');
  return [
    `${id} (${file})`,
    rule.says ?? '',
    [rule.cells ?? ''].flat().join(', '),
    reads,
    changes,
    rule.source ?? '',
    rule.evidence ?? '',
  ];
}

function numbersOf(layer: Tree): string {
  const rows: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (isTree(value) && 'value' in value && ('source' in value || 'evidence' in value)) {
      const unit = describe(path)?.unit ?? '';
      const shown =
        typeof value.value === 'number' && unit !== '' ? `${value.value} ${displayUnit(unit)}` : String(value.value);
      rows.push([code(path.join('.')), shown, String(value.source ?? ''), String(value.evidence ?? '')]);
    } else if (isTree(value)) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  for (const [key, value] of Object.entries(layer)) if (key !== 'rules') walk(value, [key]);
  return markdownTable(['number', 'value', 'source', 'mark'], rows);
}

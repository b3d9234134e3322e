/** A scenario in words: its tissues, the cells and rules that take part, and the drugs that are given. */
import { displayUnit } from '../../base/units.ts';
import type { TakingPart } from '../../run/taking-part.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { EVIDENCE_WORDS } from '../../scenario/schema/evidence.ts';
import type { LayoutRow, TissueRow } from '../../scenario/schema/schema.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { english } from '../../texts/words.ts';
import { timeText, valueText } from '../numbers.ts';
import { listed } from './evidence-counts.ts';
import { originText, quantityText, unitAt } from './number-words.ts';

/** One line for each tissue. */
export const tissueLines = ({ tissues }: Prepared): string[] =>
  Object.entries(tissues).map(([id, tissue]) => `${english(tissue.label)} (\`${id}\`): ${tissueText(tissue)}`);

function tissueText(tissue: TissueRow): string {
  const { width, height, wrap, sites, vesselOxygen, medium, hold, flow, layout } = tissue;
  const held = hold.map(
    ({ species, profile, value, where }) => `${species} held at ${valueText(value)} (${profile}, ${where})`,
  );
  const inMedium = Object.entries(medium).map(([species, value]) => `${species} ${valueText(value)}`);
  return `${[
    `${width} × ${height} sites, ${valueText((width * SITE) / 1000)} × ${valueText((height * SITE) / 1000)} mm, with ${wrap ? 'periodic' : 'closed'} edges`,
    sites > 0 ? `a sample of a tissue of ${valueText(sites)} sites` : '',
    `oxygen in the vessels ${valueText(vesselOxygen)} mmHg`,
    inMedium.length > 0 ? `medium with ${listed(inMedium)}` : '',
    ...held,
    flow.x !== 0 || flow.y !== 0
      ? `interstitial flow of ${valueText(flow.x)} and ${valueText(flow.y)} µm/min along x and y`
      : '',
  ]
    .filter(Boolean)
    .join('; ')}. It begins with ${layout.length === 0 ? 'no cells' : layout.map(layoutText).join('; ')}.`;
}

/** `disc of tumour (radius 20, fraction 0.8)`. */
function layoutText(row: LayoutRow): string {
  const { draw, ...rest } = row;
  const of = 'cell' in row ? ` of ${row.cell}` : '';
  if (row.draw === 'spans') {
    const count = row.spans.reduce((sum, [, , length]) => sum + length, 0);
    return `${count} cells${of} at places that the scenario lists`;
  }
  const given = Object.entries(rest).flatMap(([key, value]) =>
    key === 'cell' || typeof value === 'object' || value === undefined
      ? []
      : [`${key} ${typeof value === 'number' ? valueText(value) : value}`],
  );
  return `${draw}${of}${given.length > 0 ? ` (${given.join(', ')})` : ''}`;
}

/** `Tumour cell (tumour), Vessel (vessel)`. */
export const cellsText = ({ cells }: Prepared, part: TakingPart): string =>
  `${part.cells.length} cell types can occur: ${listed(part.cells.map((id) => `${english(cells[id].label)} (\`${id}\`)`))}.`;

/** One line for each rule that takes part. */
export const ruleLines = ({ rules }: Prepared, part: TakingPart): string[] =>
  part.rules.map((id) => `\`${id}\`: ${english(rules[id].says)} (${EVIDENCE_WORDS[rules[id].evidence]})`);

/** The rules that are switched off. */
export function offText({ rules }: Prepared): string {
  const off = Object.entries(rules).flatMap(([id, { off: isOff }]) => (isOff ? [`\`${id}\``] : []));
  return off.length === 0 ? '' : `Switched off: ${listed(off)}.`;
}

/** The tissues settle before time 0. */
export const settlingText = ({ settle }: Prepared): string =>
  settle > 0 ? `The tissues settle for ${timeText(settle / 60)} before time 0.` : 'Time 0 is the first state.';

/** One line for each drug that is given: what it binds, and its kinetics with their sources. */
export const drugLines = (scenario: Prepared, part: TakingPart): string[] =>
  part.drugs.map((id) => {
    const drug = scenario.drugs[id];
    const number = (key: string, name: string, value: number): string => {
      const path = `drugs.${id}.${key}`;
      return `${name} ${quantityText(value, unitAt(path))} (${originText(scenario.provenance[path])})`;
    };
    const bound = (family: 'blocks' | 'neutralises', verb: string, constant: string): string[] =>
      Object.entries(drug[family]).map(([of, value]) =>
        number(`${family}.${of}`, `${verb} ${of} with ${constant}`, value),
      );
    const compartments = drug.outward > 0 ? 'two compartments' : 'one compartment';
    return `${english(drug.label)} (\`${id}\`), ${english(drug.route)}, ${compartments}: ${[
      ...bound('blocks', 'blocks', 'Kb'),
      ...bound('neutralises', 'binds', 'K'),
      number('absorption', 'absorption', drug.absorption),
      number('bioavailability', 'bioavailability', drug.bioavailability),
      number('volume', 'volume', drug.volume),
      number('clearance', 'clearance', drug.clearance),
      ...(drug.outward > 0
        ? [number('outward', 'rate to the periphery', drug.outward), number('inward', 'rate back', drug.inward)]
        : []),
      number('free', 'free fraction', drug.free),
      number('molarMass', 'molar mass', drug.molarMass),
      drug.field === undefined ? 'tissue sees the free concentration in blood' : `enters tissue as ${drug.field}`,
    ].join('; ')}.`;
  });

/** The body that doses by weight are for. */
export const weightText = ({ weight }: Prepared): string => `${valueText(weight)} ${displayUnit('kg')}`;

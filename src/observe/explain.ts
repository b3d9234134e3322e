/** Why a cell does what it does: its plan run for it alone, with every term kept. Pure. */

import { displayUnit } from '../base/units.ts';
import type { Output, Plan } from '../scenario/model.ts';
import type { Scenario } from '../scenario/schema.ts';
import { BEHAVIOURS, type Behaviour, levelsOf } from '../scenario/vocabulary.ts';
import { takeOne } from '../step/cells/block.ts';
import { condition, effectOf, evaluate, joinInputs, outputOf } from '../step/cells/evaluate.ts';
import { senseAround } from '../step/cells/sense.ts';
import { occupancyOf, sensed } from '../step/cells/signal.ts';
import type { Engine } from '../step/engine.ts';
import { PHASE, tickOf } from '../world/world.ts';
import { type CellExplanation, type Evidence, hex, PHASE_NAMES } from './shown.ts';

/** The cell at a site, the mobile one first, or null where there is none. */
export function explain(
  engine: Engine,
  scenario: Scenario,
  tissueId: string,
  x: number,
  y: number,
): CellExplanation | null {
  const { world } = engine;
  const { model } = world;
  const tissue = world.tissues[model.names.tissues.indexOf(tissueId)];
  if (!tissue || x < 0 || y < 0 || x >= tissue.lattice.width || y >= tissue.lattice.height) return null;
  const site = y * tissue.lattice.stride + x;
  const row = (tissue.mobile[site]! || tissue.structural[site]!) - 1;
  if (row < 0) return null;
  // Occupancies are scratch; cells born or moved in the last step have none of their own yet.
  senseAround(engine, tissue, site);
  const { pool } = tissue;
  const type = model.cells[pool.type[row]! - 1]!;
  takeOne(engine.block, tissue, row);
  evaluate(engine, tissue, type, 1);
  const inputs = type.plan.terms.map((term) => joinInputs(term, (r) => engine.block.readings[r]!.values[0]!));
  return {
    identity: hex(pool.identityHigh[row]!, pool.identityLow[row]!),
    mother: hex(pool.motherHigh[row]!, pool.motherLow[row]!),
    type: type.id,
    x,
    y,
    ageHours: ((tickOf(world) - pool.born[row]!) * model.minutes) / 60,
    phase: PHASE_NAMES[pool.phase[row]!]!,
    columns: levelsOf(model.names).map((id, i) => ({ id, value: pool.levels[i]![row]! })),
    fields: model.species.map((species, s) => ({ id: species.id, value: sensed(engine, tissue, s, site) })),
    occupancy: model.receptors.map((receptor, r) => ({
      id: receptor.id,
      value: occupancyOf(engine, r, (species) => sensed(engine, tissue, species, site)),
    })),
    outputs:
      pool.phase[row] === PHASE.alive
        ? type.plan.outputs.map((output) => explainOutput(scenario, type.plan, inputs, output))
        : [],
  };
}

function explainOutput(
  scenario: Scenario,
  plan: Plan,
  inputs: readonly number[],
  output: Output,
): CellExplanation['outputs'][number] {
  const conditionOf = (term: number): number => condition(plan.terms[term]!, inputs[term]!);
  const said = output.effects.map((effect) => {
    const rule = scenario.rules[effect.rule]!;
    return {
      rule: effect.rule,
      says: rule.says,
      input: [effect.term, ...effect.gates].map((term) => plan.terms[term]!.text).join(' with '),
      inputValue: inputs[effect.term]!,
      factor: effectOf(plan, effect, conditionOf),
      source: rule.source,
      evidence: rule.evidence as Evidence,
    };
  });
  return {
    output: output.name,
    base: output.base,
    value: outputOf(plan, output, conditionOf),
    unit: displayUnit(unitOf(output.name)),
    terms: said,
  };
}

function unitOf(output: string): string {
  if (output in BEHAVIOURS) return BEHAVIOURS[output as Behaviour];
  if (output.startsWith('secrete.')) return 'nM/min';
  return output.startsWith('become.') || output.startsWith('enter.') ? '/min' : '';
}

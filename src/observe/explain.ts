/** Why a cell does what it does: its plan run for it alone, with every term kept. Pure. */

import { displayUnit } from '../base/units.ts';
import type { CellType, Output, Plan } from '../scenario/model.ts';
import type { Scenario } from '../scenario/schema.ts';
import { BEHAVIOURS, type Behaviour, levelsOf, SITE } from '../scenario/vocabulary.ts';
import { takeOne } from '../step/cells/block.ts';
import { condition, effectOf, evaluate, joinInputs, outputOf } from '../step/cells/evaluate.ts';
import { moveWeights, weights } from '../step/cells/move.ts';
import { senseAround } from '../step/cells/sense.ts';
import { occupancyOf, sensed, updateBlocked } from '../step/cells/signal.ts';
import type { Engine } from '../step/engine.ts';
import { DX, DY, NO_DIRECTION } from '../world/lattice.ts';
import { PHASE, stepOf, type TissueState, tickOf } from '../world/world.ts';
import { findCell } from './kin.ts';
import { flagsOf } from './picture.ts';
import { type CellExplanation, type CellMoment, type Evidence, hex, type Move, PHASE_NAMES } from './shown.ts';

/** The cell at a site, the mobile one first, or null where there is none. */
export function explain(
  engine: Engine,
  scenario: Scenario,
  tissueId: string,
  x: number,
  y: number,
): CellExplanation | null {
  const { world } = engine;
  const tissue = world.tissues[world.model.names.tissues.indexOf(tissueId)];
  if (!tissue || x < 0 || y < 0 || x >= tissue.lattice.width || y >= tissue.lattice.height) return null;
  const site = y * tissue.lattice.stride + x;
  const row = (tissue.mobile[site]! || tissue.structural[site]!) - 1;
  return row < 0 ? null : explainRow(engine, scenario, tissue, row);
}

/** The cell of an identity (16 hexadecimal digits), wherever it is now; null when it is in no tissue. */
export function explainCell(engine: Engine, scenario: Scenario, identity: string): CellExplanation | null {
  const found = findCell(engine.world, identity);
  return found && explainRow(engine, scenario, found.tissue, found.row);
}

/** What a cell is, has and senses now. */
export function momentOf(engine: Engine, tissue: TissueState, row: number): CellMoment {
  const { world } = engine;
  const { model } = world;
  const { pool, lattice, fields } = tissue;
  // What drugs block is scratch of the last step.
  updateBlocked(engine);
  const site = pool.site[row]!;
  return {
    step: stepOf(world),
    tissue: model.tissues[tissue.index]!.id,
    x: site % lattice.stride,
    y: Math.floor(site / lattice.stride),
    type: model.cells[pool.type[row]! - 1]!.id,
    phase: PHASE_NAMES[pool.phase[row]!]!,
    flags: flagsOf(tissue, row, fields[model.oxygen.species]![site]! < model.oxygen.hypoxic),
    columns: levelsOf(model.names).map((id, i) => ({ id, value: pool.levels[i]![row]! })),
    fields: model.species.map((species, s) => ({ id: species.id, value: sensed(engine, tissue, s, site) })),
    occupancy: model.receptors.map((receptor, r) => ({
      id: receptor.id,
      value: occupancyOf(engine, r, (species) => sensed(engine, tissue, species, site)),
    })),
  };
}

function explainRow(engine: Engine, scenario: Scenario, tissue: TissueState, row: number): CellExplanation {
  const { world } = engine;
  const { model } = world;
  const { pool } = tissue;
  const site = pool.site[row]!;
  // Occupancies are scratch; cells born or moved in the last step have none of their own yet.
  senseAround(engine, tissue, site);
  const type = model.cells[pool.type[row]! - 1]!;
  takeOne(engine.block, tissue, row);
  evaluate(engine, tissue, type, 1);
  const inputs = type.plan.terms.map((term) => joinInputs(term, (r) => engine.block.readings[r]!.values[0]!));
  const alive = pool.phase[row] === PHASE.alive;
  const outputs = alive ? type.plan.outputs.map((output) => explainOutput(scenario, type.plan, inputs, output)) : [];
  return {
    ...momentOf(engine, tissue, row),
    identity: hex(pool.identityHigh[row]!, pool.identityLow[row]!),
    mother: hex(pool.motherHigh[row]!, pool.motherLow[row]!),
    clone: pool.clone[row]!,
    ageHours: ((tickOf(world) - pool.born[row]!) * model.minutes) / 60,
    moves: alive ? movesOf(engine, tissue, type, row, outputs) : [],
    outputs,
  };
}

/**
 * Chances of moving to each neighbour in one step: in each of its n sub-steps a cell tries with v·Δt/(n·h) and then goes
 * to j with w_j / (1 + Σw), as `move.ts` has it; what else may happen to it in the step is left out.
 */
function movesOf(
  engine: Engine,
  tissue: TissueState,
  type: CellType,
  row: number,
  outputs: CellExplanation['outputs'],
): Move[] {
  const speed = outputs.find(({ output }) => output === 'speed')?.value ?? 0;
  if (speed <= 0 || tissue.pool.link[row]! < NO_DIRECTION) return [];
  const adhesion = outputs.find(({ output }) => output === 'adhesion')?.value ?? 0;
  const total = moveWeights(engine, tissue, type, row, adhesion);
  if (total <= 0) return [];
  const tries = Math.min(1, (speed * engine.world.model.minutes) / (type.subSteps * SITE));
  let stays = 1;
  for (let n = 0; n < type.subSteps; n++) stays *= 1 - (tries * total) / (1 + total);
  return DX.flatMap((dx, d) => {
    const chance = ((1 - stays) * weights[d]!) / total;
    return chance > 0 ? [{ dx, dy: DY[d]!, chance }] : [];
  });
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
      adds: ['add', 'ramp'].includes(plan.terms[effect.term]!.operator),
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

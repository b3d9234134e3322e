/** Why a cell does what it does: its plan, run for it alone with every term kept. Pure. */

import { displayUnit } from '../base/units.ts';
import { BEHAVIOURS, type Behaviour } from '../scenario/behaviours.ts';
import type { CellType, Output, Plan } from '../scenario/model.ts';
import { inputText } from '../scenario/rule-text.ts';
import type { Scenario } from '../scenario/schema/schema.ts';
import { levelsOf, SITE } from '../scenario/vocabulary.ts';
import { condition, effectOf, joinInputs, outputOf } from '../step/cells/evaluate.ts';
import { makeMotion } from '../step/cells/motion.ts';
import { moveWeights } from '../step/cells/move.ts';
import { occupancyAt, sensed } from '../step/cells/signal.ts';
import { readOne } from '../step/readings/read-one-or-many.ts';
import type { Window } from '../step/window.ts';
import { DX, DY, NO_DIRECTION } from '../world/lattice.ts';
import { PHASE, type SeenTissue, stepOf, tickOf } from '../world/world.ts';
import { findCell } from './kin.ts';
import { flagsOf } from './picture.ts';
import { type CellExplanation, type CellMoment, type Evidence, hex, type Move, PHASE_NAMES } from './shown.ts';

/** Explains the cell at a site, the mobile one first; null if there is none. */
export function explain(
  view: Window,
  scenario: Scenario,
  tissueId: string,
  x: number,
  y: number,
): CellExplanation | null {
  const { world } = view;
  const tissue = world.tissues[world.model.names.tissues.indexOf(tissueId)];
  if (!tissue || x < 0 || y < 0 || x >= tissue.lattice.width || y >= tissue.lattice.height) return null;
  const site = y * tissue.lattice.stride + x;
  const row = (tissue.mobile[site] || tissue.structural[site]) - 1;
  return row < 0 ? null : explainRow(view, scenario, tissue, row);
}

/** Explains the cell with an identity (16 hexadecimal digits), wherever it is; null if it is in no tissue. */
export function explainCell(view: Window, scenario: Scenario, identity: string): CellExplanation | null {
  const found = findCell(view.world, identity);
  return found && explainRow(view, scenario, found.tissue, found.row);
}

/** What a cell is, has and senses now. */
export function momentOf(view: Window, tissue: SeenTissue, row: number): CellMoment {
  const { world } = view;
  const { model } = world;
  const { pool, lattice, fields } = tissue;
  const site = pool.site[row];
  return {
    step: stepOf(world),
    tissue: model.tissues[tissue.index].id,
    x: site % lattice.stride,
    y: Math.floor(site / lattice.stride),
    type: model.cells[pool.type[row] - 1].id,
    phase: PHASE_NAMES[pool.phase[row]],
    flags: flagsOf(tissue, row, fields[model.oxygen.species][site] < model.oxygen.hypoxic),
    columns: levelsOf(model.names).map((id, i) => ({ id, value: pool.levels[i][row] })),
    fields: model.species.map((species, s) => ({ id: species.id, value: sensed(view, tissue, s, site) })),
    occupancy: model.receptors.map((receptor, r) => ({
      id: receptor.id,
      value: occupancyAt(view, tissue, site, r),
    })),
  };
}

function explainRow(view: Window, scenario: Scenario, tissue: SeenTissue, row: number): CellExplanation {
  const { world } = view;
  const { model } = world;
  const { pool } = tissue;
  const type = model.cells[pool.type[row] - 1];
  const readings = type.plan.readings.map((reading) => readOne(view, tissue, row, reading));
  const inputs = type.plan.terms.map((term) => joinInputs(term, (r) => readings[r]));
  const alive = pool.phase[row] === PHASE.alive;
  const outputs = alive ? type.plan.outputs.map((output) => explainOutput(scenario, type.plan, inputs, output)) : [];
  return {
    ...momentOf(view, tissue, row),
    identity: hex(pool.identityHigh[row], pool.identityLow[row]),
    mother: hex(pool.motherHigh[row], pool.motherLow[row]),
    clone: pool.clone[row],
    ageHours: ((tickOf(world) - pool.born[row]) * model.minutes) / 60,
    moves: alive ? movesOf(view, tissue, type, row, outputs) : [],
    outputs,
  };
}

/**
 * Chances of moving to each neighbour in one step: in each of its n sub-steps a cell tries with v·Δt/(n·h) and then
 * goes to j with w_j / (1 + Σw), as in `move.ts`; other events of the step are left out.
 */
function movesOf(
  view: Window,
  tissue: SeenTissue,
  type: CellType,
  row: number,
  outputs: CellExplanation['outputs'],
): Move[] {
  const speed = outputs.find(({ output }) => output === 'speed')?.value ?? 0;
  if (speed <= 0 || tissue.pool.link[row] < NO_DIRECTION) return [];
  const adhesion = outputs.find(({ output }) => output === 'adhesion')?.value ?? 0;
  const motion = makeMotion();
  const total = moveWeights(motion, view, tissue, type, row, adhesion);
  if (total <= 0) return [];
  const tries = Math.min(1, (speed * view.world.model.minutes) / (type.subSteps * SITE));
  let stays = 1;
  for (let n = 0; n < type.subSteps; n++) stays *= 1 - (tries * total) / (1 + total);
  return DX.flatMap((dx, d) => {
    const chance = ((1 - stays) * motion.weights[d]) / total;
    return chance > 0 ? [{ dx, dy: DY[d], chance }] : [];
  });
}

function explainOutput(
  scenario: Scenario,
  plan: Plan,
  inputs: readonly number[],
  output: Output,
): CellExplanation['outputs'][number] {
  const conditionOf = (term: number): number => condition(plan.terms[term], inputs[term]);
  const said = output.effects.map((effect) => {
    const rule = scenario.rules[effect.rule];
    return {
      rule: effect.rule,
      says: rule.says,
      input: [effect.term, ...effect.gates].map((term) => inputText(scenario, plan.terms[term])).join(' with '),
      inputValue: inputs[effect.term],
      factor: effectOf(plan, output, effect, conditionOf),
      adds: ['add', 'ramp', 'raise', 'lower'].includes(plan.terms[effect.term].operator),
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
  if (output in BEHAVIOURS) return BEHAVIOURS[output as Behaviour].unit;
  if (output.startsWith('secrete.')) return 'nM/min';
  return output.startsWith('become.') || output.startsWith('enter.') ? '/min' : '';
}

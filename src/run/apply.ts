/** What each command does to a world. */
import { uniform } from '../base/uniform.ts';
import type { Model } from '../scenario/model.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { placedIdentity } from '../step/cells/identity.ts';
import { openVoid } from '../step/cells/leave.ts';
import { beginInfusion } from '../step/circulation/begin-infusion.ts';
import { DRUG } from '../step/circulation/blood.ts';
import type { Infusion } from '../step/circulation/infusion.ts';
import { invalidate } from '../step/derive.ts';
import type { Engine } from '../step/engine.ts';
import { noteJump } from '../step/fields/jump.ts';
import { useModel } from '../step/make-engine.ts';
import { addCell, isFree, removeCell } from '../world/cells.ts';
import { squaredDistance } from '../world/lattice.ts';
import { CLOCK, type TissueState } from '../world/world.ts';
import type { Command, Lasting } from './command.ts';
import { withKnockout, withSetting } from './settings.ts';

/** Applies a command; returns the scenario from now on. The caller has to call `derive` afterwards. */
export function applyCommand(engine: Engine, scenario: Prepared, action: Command): Prepared {
  switch (action.do) {
    case 'set':
      return changeModel(engine, withSetting(scenario, action.path, action.value));
    case 'knockout':
      return changeModel(engine, withKnockout(scenario, action.path));
    case 'dose':
      giveDose(engine, action.drug, action.amount);
      return scenario;
    case 'infuse':
    case 'hold':
    case 'infuseCells':
      beginInfusion(engine, infusionOf(engine.world.model, action));
      return scenario;
    case 'add':
      addSpecies(engine, action);
      return scenario;
    case 'place':
      placeCells(engine, action);
      return scenario;
    case 'remove':
      removeCells(engine, action);
      return scenario;
  }
}

/** Switches to a changed scenario. Receptors and secretion that a type has lost disappear from its cells at once. */
export function changeModel(engine: Engine, scenario: Prepared): Prepared {
  const before = engine.world.model;
  const after = modelOf(scenario);
  const same = after.tissues.every(
    (tissue, i) => tissue.stride === before.tissues[i].stride && tissue.rows === before.tissues[i].rows,
  );
  const alike = after.blood.total === before.blood.total;
  if (!same || !alike || after.settle !== before.settle || after.minutes !== before.minutes) {
    throw new Error(
      'set: the size of a lattice, the time step, the number of strains and whether cells go on from an organ cannot change during a run',
    );
  }
  useModel(engine, after);
  invalidate(engine);
  after.cells.forEach((type, t) => {
    for (let r = 0; r < after.receptors.length; r++) {
      if (type.rest[r] !== 0 || before.cells[t].rest[r] === 0) continue;
      for (const tissue of engine.world.tissues) loseReceptor(tissue, t, r);
    }
    type.secretes.forEach((rate, s) => {
      if (rate === 0 && before.cells[t].secretes[s] !== 0)
        for (const tissue of engine.world.tissues) stopSecretion(tissue, t, s);
    });
  });
  return scenario;
}

function loseReceptor(tissue: TissueState, type: number, receptor: number): void {
  const { pool } = tissue;
  for (let row = 0; row < pool.counts[0]; row++) if (pool.type[row] === type + 1) pool.levels[receptor][row] = 0;
}

function stopSecretion(tissue: TissueState, type: number, species: number): void {
  const { pool } = tissue;
  for (let row = 0; row < pool.counts[0]; row++) if (pool.type[row] === type + 1) pool.secretion[species][row] = 0;
}

function indexOf(list: readonly string[], name: string, what: string): number {
  const index = list.indexOf(name);
  if (index < 0) throw new Error(`found "${name}", expected ${what}: ${list.join(', ')}`);
  return index;
}

function giveDose(engine: Engine, drug: string, amount: number): void {
  const { model, blood } = engine.world;
  const d = indexOf(model.names.drugs, drug, 'a drug');
  blood[model.blood.drugs + DRUG.slots * d + DRUG.depot] += amount;
}

/** What is given to blood by a command that may go on; a command without an end goes on for ever, cells come at once. */
export function infusionOf({ names }: Model, command: Lasting): Infusion {
  const { step: from, steps } = command;
  const until = from + (steps ?? Number.POSITIVE_INFINITY);
  switch (command.do) {
    case 'infuse': {
      const of = indexOf(names.drugs, command.drug, 'a drug');
      return uniform<Infusion>({ what: 'rate', of, amount: command.rate, from, until });
    }
    case 'hold': {
      const of = indexOf(names.drugs, command.drug, 'a drug');
      return uniform<Infusion>({ what: 'level', of, amount: command.level, from, until });
    }
    case 'infuseCells': {
      const of = indexOf(names.cells, command.cell, 'a cell type');
      return uniform<Infusion>({ what: 'cells', of, amount: command.cells, from, until: from + (steps ?? 0) });
    }
  }
}

interface Disc {
  tissue: string;
  x: number;
  y: number;
  radius: number;
}

function sitesOf(engine: Engine, disc: Disc): { tissue: TissueState; sites: number[] } {
  const tissue = engine.world.tissues[indexOf(engine.world.model.names.tissues, disc.tissue, 'a tissue')];
  const { width, height, stride } = tissue.lattice;
  const centre =
    Math.min(height - 1, Math.max(0, Math.round(disc.y))) * stride +
    Math.min(width - 1, Math.max(0, Math.round(disc.x)));
  const near = (site: number): boolean => squaredDistance(tissue.lattice, site, centre) <= disc.radius * disc.radius;
  // Candidates from the row and the column of the centre, also round the edges of a torus; then those near enough.
  const top = centre - (centre % stride);
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) => near(top + x));
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) => near(y * stride + (centre % stride)));
  const sites = rows.flatMap((y) => columns.map((x) => y * stride + x)).filter(near);
  return { tissue, sites };
}

function addSpecies(engine: Engine, action: Disc & { species: string; amount: number }): void {
  const { tissue, sites } = sitesOf(engine, action);
  const species = indexOf(engine.world.model.names.species, action.species, 'a species');
  for (const site of sites) tissue.fields[species][site] = Math.max(0, tissue.fields[species][site] + action.amount);
  noteJump(tissue, species);
}

function placeCells(engine: Engine, action: Disc & { cell: string }): void {
  const { tissue, sites } = sitesOf(engine, action);
  const { model } = engine.world;
  const type = indexOf(model.names.cells, action.cell, 'a cell type');
  const stroke = engine.world.clock[CLOCK.strokes]++;
  for (const site of sites) {
    if (!isFree(tissue, model.cells[type].slot[tissue.index], site)) continue;
    addCell(model, tissue, type, site, placedIdentity(engine.world, tissue, stroke, site));
  }
  invalidate(engine);
}

function removeCells(engine: Engine, action: Disc & { cell?: string | undefined }): void {
  const { tissue, sites } = sitesOf(engine, action);
  const { model } = engine.world;
  const type = action.cell === undefined ? -1 : indexOf(model.names.cells, action.cell, 'a cell type');
  const work = engine.work[tissue.index];
  for (const site of sites) {
    for (const slots of [tissue.structural, tissue.mobile]) {
      const row = slots[site] - 1;
      if (row < 0 || (type >= 0 && tissue.pool.type[row] !== type + 1)) continue;
      if (model.cells[tissue.pool.type[row] - 1].perfuses) work.vesselsLost = true;
      removeCell(tissue, row);
      if (slots === tissue.structural) openVoid(engine, tissue, work, site);
    }
  }
  invalidate(engine);
}

/**
 * Oxygen, quasi-steady: D∇²p = V·w·p/(K + p) with perfused vessels held at the pressure of blood.
 *
 * A lattice site held at a value is a vessel of radius 0.1985 h. For a point vessel of radius r its faces are multiplied
 * by m = (π/2)/ln(h/r); for a line of vessel sites, a sheet, its side faces by m = 1/(1 − r/h).
 */
import { log } from '../../base/exact.ts';
import type { Resumable } from '../../base/resumable.ts';
import { OXYGEN_LINEAR, OXYGEN_PART } from '../../kernels/field-kernels.ts';
import type { Model } from '../../scenario/model.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { isPerfused } from '../../world/cells.ts';
import { GROUND, neighbour } from '../../world/lattice.ts';
import { type TissueState, UPTAKE_OF_MOBILE } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import { faces } from './conductance.ts';
import { heldEverywhere, holdSites, writeProfile } from './held.ts';

const HALF_PI = 1.5707963267948966;
/** Σ|residual|/Σ uptake at which a solve ends; inflow and uptake differ by less than that. */
export const OXYGEN_TOLERANCE = 4e-4;
export const MAX_ROUNDS = 60;
const EAST = 0;
const SOUTH = 2;
const WEST = 4;
const NORTH = 6;

export function* solveOxygen(
  engine: Engine,
  tissue: TissueState,
  work: TissueWork,
  tolerance = OXYGEN_TOLERANCE,
): Resumable {
  const { kernels, world } = engine;
  const { stride, rows } = tissue.lattice;
  const { p, levels, result, conductance, half, flags } = oxygenOf(engine, tissue);
  const part = (which: number): void => kernels.oxygenPart(which, stride, rows, 0, rows, half, levels, flags);
  const sweep = (): void => {
    part(OXYGEN_PART.sweep);
    part(OXYGEN_PART.seams);
  };
  if (work.heldChanged) {
    work.heldChanged = false;
    yield* prepareOxygen(engine, tissue);
  }
  writeHeldPressures(engine, tissue);
  fillUptakeTable(world.model, tissue);
  beginRows(engine, tissue, 0, rows);
  let rounds = 0;
  for (; ; rounds++) {
    sweep();
    part(OXYGEN_PART.evaluate);
    if (kernels.oxygenBalanced(stride, rows, tolerance, levels, result) || rounds === MAX_ROUNDS) break;
    yield;
    part(OXYGEN_PART.coarse);
    part(OXYGEN_PART.correct);
    sweep();
    yield;
  }
  kernels.oxygenEnd(p, stride, rows, 0, rows, levels);
  kernels.oxygenResult(conductance, rounds, result);
}

/** What the kernels need: places in memory and numbers of the model. */
export function oxygenOf({ world }: Engine, { fields, scratch }: TissueState) {
  const { oxygen, species } = world.model;
  return {
    p: fields[oxygen.species].byteOffset,
    levels: scratch.multigrid.byteOffset,
    result: scratch.oxygenResult.byteOffset,
    conductance: species[oxygen.species].diffusion / (SITE * SITE),
    half: oxygen.halfMaximum,
    flags: oxygen.linear ? OXYGEN_LINEAR : 0,
  };
}

/** Copies pressure and uptake of some rows into the solver's memory. */
export function beginRows(engine: Engine, tissue: TissueState, from: number, to: number): void {
  const { scratch, lattice } = tissue;
  const { stride, rows } = lattice;
  const { p, levels, conductance } = oxygenOf(engine, tissue);
  writeUptake(engine, tissue, from, to);
  engine.kernels.oxygenBegin(
    p,
    scratch.oxygenUptake.byteOffset,
    scratch.held.byteOffset,
    stride,
    rows,
    from,
    to,
    conductance,
    levels,
  );
}

/** Rows of faces made between two pauses. */
const ROWS_A_PART = 256;

/** Makes faces, held sites and coarse levels; only when vessels or ground changed. */
function* prepareOxygen(engine: Engine, tissue: TissueState): Resumable {
  const { rows } = tissue.lattice;
  openSites(engine, tissue, 0, rows);
  for (let row = 0; row < rows; row += ROWS_A_PART) {
    yield;
    makeFaces(engine, tissue, row, Math.min(rows, row + ROWS_A_PART));
  }
  yield;
  holdAndCoarsen(engine, tissue);
  yield;
}

/** Where oxygen diffuses, 1 or 0; kept where a ligand would have its source. */
export function openSites(engine: Engine, tissue: TissueState, from: number, to: number): void {
  const { scratch, ground, lattice } = tissue;
  const open = scratch.source[engine.world.model.oxygen.species];
  for (let site = from * lattice.stride; site < to * lattice.stride; site++)
    open[site] = ground[site] === GROUND.outside ? 0 : 1;
}

export function makeFaces(engine: Engine, tissue: TissueState, from: number, to: number): void {
  const { scratch } = tissue;
  const open = scratch.source[engine.world.model.oxygen.species];
  faces(tissue, open, scratch.oxygenFaceX, scratch.oxygenFaceY, from, to);
}

/** Held sites, the faces of vessels, and the coarse levels. */
export function holdAndCoarsen(engine: Engine, tissue: TissueState): void {
  const { scratch, lattice, pool } = tissue;
  scratch.held.fill(0);
  holdSites(engine, tissue, engine.world.model.oxygen.species, (site) => {
    scratch.held[site] = 1;
  });
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] !== 0 && isPerfused(pool, row)) openVessel(engine, tissue, row);
  }
  engine.kernels.oxygenPrepare(
    scratch.oxygenFaceX.byteOffset,
    scratch.oxygenFaceY.byteOffset,
    scratch.held.byteOffset,
    lattice.stride,
    lattice.rows,
    scratch.multigrid.byteOffset,
  );
}

function openVessel(engine: Engine, tissue: TissueState, row: number): void {
  const { pool, scratch, lattice } = tissue;
  const site = pool.site[row];
  scratch.held[site] = 1;
  const radius = engine.world.model.cells[pool.type[row] - 1].perfuses!.radius;
  const vesselAt = (direction: number): boolean => {
    const at = neighbour(lattice, site, direction);
    return at >= 0 && tissue.structural[at] > 0 && isPerfused(pool, tissue.structural[at] - 1);
  };
  const line = vesselAt(EAST) || vesselAt(SOUTH) || vesselAt(WEST) || vesselAt(NORTH);
  const factor = line ? 1 / (1 - radius / SITE) : vesselFactor(radius);
  const { oxygenFaceX, oxygenFaceY } = scratch;
  oxygenFaceX[site] *= factor;
  oxygenFaceY[site] *= factor;
  const west = neighbour(lattice, site, WEST);
  const north = neighbour(lattice, site, NORTH);
  if (west >= 0) oxygenFaceX[west] *= factor;
  if (north >= 0) oxygenFaceY[north] *= factor;
}

/** The factor m on the faces of a point vessel. */
export const vesselFactor = (radius: number): number => HALF_PI / log(SITE / radius);

export function writeHeldPressures(engine: Engine, tissue: TissueState): void {
  const { model } = engine.world;
  const p = tissue.fields[model.oxygen.species];
  const profile = heldEverywhere(engine, tissue, model.oxygen.species);
  if (profile) writeProfile(tissue, profile, p);
  else {
    holdSites(engine, tissue, model.oxygen.species, (site, value) => {
      p[site] = value;
    });
  }
  const supply = model.tissues[tissue.index].vesselOxygen;
  const { type } = tissue.pool;
  const vessels = engine.derived.vessels[tissue.index];
  for (let i = 0; i < vessels.count; i++)
    p[vessels.sites[i]] = supply * model.cells[type[vessels.rows[i]] - 1].perfuses!.oxygen;
}

/** V·w: the living cells of both slots, or the background of empty matrix; nothing in void, medium and debris. */
function writeUptake(engine: Engine, tissue: TissueState, from: number, to: number): void {
  const { scratch, lattice } = tissue;
  const first = from * lattice.stride;
  engine.kernels.paint(
    tissue.structuralType.byteOffset + first,
    tissue.mobileType.byteOffset + first,
    tissue.ground.byteOffset + first,
    (to - from) * lattice.stride,
    scratch.uptakeTable.byteOffset,
    backgroundUptake(engine.world.model, tissue),
    scratch.oxygenUptake.byteOffset + first * 4,
  );
}

/** Maximal uptake by type byte of a slot, mmHg/min; the dead take up nothing. */
export function fillUptakeTable(model: Model, tissue: TissueState): void {
  const plan = model.tissues[tissue.index];
  const table = tissue.scratch.uptakeTable;
  const background = backgroundUptake(model, tissue);
  table.fill(0);
  model.cells.forEach((cell, index) => {
    const own = cell.uptake * model.oxygen.maximum;
    // Where a tissue is filled with cells that the model does not name, every living site takes up the same.
    table[index + 1] = plan.uniformUptake && own > 0 ? background : own;
    if (!plan.uniformUptake) table[UPTAKE_OF_MOBILE + index + 1] = own;
  });
}

/** Maximal uptake of an empty site, mmHg/min. */
const backgroundUptake = (model: Model, tissue: TissueState): number =>
  model.tissues[tissue.index].backgroundUptake * model.oxygen.maximum;

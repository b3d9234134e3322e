/** How freely ligands diffuse from site to site and how much of them matrix binds, depending on matrix and walls. */
import type { Resumable } from '../../base/resumable.ts';
import { HELD_RETARDATION } from '../../kernels/field-kernels.ts';
import type { Model } from '../../scenario/model.ts';
import { GROUND, neighbour } from '../../world/lattice.ts';
import type { TissueState } from '../../world/world.ts';
import { retardationAt } from '../cells/signal.ts';
import type { Engine } from '../engine.ts';
import { rowPieceOf, rowPieces } from '../row-pieces.ts';
import type { TissueWork } from '../work.ts';
import { holdSites } from './held.ts';

/** Face conductances of ligands relative to D/h², and retardation, of all sites; later changes are made site by site. */
export function* prepareDiffusion(engine: Engine): Resumable {
  if (!engine.work.some((work) => work.matrixChanged)) return;
  yield* engine.team.share(engine, openRows, rowPieces(engine));
  yield* engine.team.share(engine, prepareRows, rowPieces(engine));
  engine.world.tissues.forEach((tissue, index) => {
    if (!engine.work[index].matrixChanged) return;
    engine.work[index].matrixChanged = false;
    engine.world.model.species.forEach((species, s) => {
      if (species.oxygen) return;
      holdSites(engine, tissue, s, (site) => {
        tissue.scratch.retardation[s][site] = HELD_RETARDATION;
      });
    });
  });
}

export function openRows(engine: Engine, piece: number): void {
  const { tissue, work, from, to } = rowPieceOf(engine, piece);
  if (!work.matrixChanged) return;
  const { ground, structural, matrix, pool } = tissue;
  const { openness } = tissue.scratch;
  const { leastDiffusion } = engine.world.model.matrix;
  const hasWalls = engine.world.model.cells.some(({ integrity }) => integrity);
  const scale = 1 - engine.world.model.matrix.hindrance * engine.world.model.matrix.rest;
  const { hindrance } = engine.world.model.matrix;
  for (let site = from; site < to; site++) {
    const row = structural[site] - 1;
    if (ground[site] === GROUND.outside) openness[site] = 0;
    else if (hasWalls && row >= 0 && pool.integrity[row] > 0) openness[site] = leastDiffusion;
    else openness[site] = Math.max(leastDiffusion, (1 - hindrance * matrix[site]) / scale);
  }
}

export function prepareRows(engine: Engine, piece: number): void {
  const { model } = engine.world;
  const { tissue, work, from, to } = rowPieceOf(engine, piece);
  if (!work.matrixChanged) return;
  const { scratch, lattice, matrix } = tissue;
  faces(tissue, scratch.openness, scratch.faceX, scratch.faceY, from / lattice.stride, to / lattice.stride);
  for (let s = 0; s < model.species.length; s++) {
    if (model.species[s].oxygen) continue;
    const retardation = scratch.retardation[s];
    if (model.species[s].retardation === 1) retardation.fill(1, from, to);
    else {
      const gain = boundPerMatrix(model, s);
      for (let site = from; site < to; site++) retardation[site] = 1 + gain * matrix[site];
    }
  }
}

/** (R − 1)/E0 of a species. */
const boundPerMatrix = (model: Model, species: number): number =>
  (model.species[species].retardation - 1) / model.matrix.rest;

/** Updates what diffusion needs at one site whose matrix or cell changed. */
export function refreshSite(engine: Engine, tissue: TissueState, work: TissueWork, site: number): void {
  if (work.matrixChanged) return;
  const { model } = engine.world;
  const { scratch, lattice } = tissue;
  const { openness, faceX, faceY } = scratch;
  openness[site] = opennessAt(engine, tissue, site);
  const east = neighbour(lattice, site, 0);
  const south = neighbour(lattice, site, 2);
  const west = neighbour(lattice, site, 4);
  const north = neighbour(lattice, site, 6);
  if (east >= 0) faceX[site] = conductance(openness, site, east);
  if (south >= 0) faceY[site] = conductance(openness, site, south);
  if (west >= 0) faceX[west] = conductance(openness, west, site);
  if (north >= 0) faceY[north] = conductance(openness, north, site);
  for (let s = 0; s < model.species.length; s++) {
    const retardation = scratch.retardation[s];
    if (model.species[s].oxygen || retardation[site] === HELD_FLOAT) continue;
    retardation[site] = retardationAt(model, s, tissue.matrix[site]);
  }
}

const HELD_FLOAT = Math.fround(HELD_RETARDATION);

/** Diffusion at a site relative to normal stroma: less in dense matrix, least in a wall such as bone, none outside. */
function opennessAt(engine: Engine, tissue: TissueState, site: number): number {
  if (tissue.ground[site] === GROUND.outside) return 0;
  const { rest, hindrance, leastDiffusion } = engine.world.model.matrix;
  const row = tissue.structural[site] - 1;
  if (row >= 0 && tissue.pool.integrity[row] > 0) return leastDiffusion;
  return Math.max(leastDiffusion, (1 - hindrance * tissue.matrix[site]) / (1 - hindrance * rest));
}

/** Conductance of a face: harmonic mean of the two sites. */
function conductance(openness: Float32Array, a: number, b: number): number {
  const sum = openness[a] + openness[b];
  return sum > 0 ? (2 * openness[a] * openness[b]) / sum : 0;
}

/** Conductances of the faces of rows `from` to `to` − 1, of all rows by default; 0 at closed edges and towards the outside. */
export function faces(
  tissue: TissueState,
  openness: Float32Array,
  faceX: Float32Array,
  faceY: Float32Array,
  from = 0,
  to = tissue.lattice.rows,
): void {
  const { width, height, stride, wrap } = tissue.lattice;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < stride; x++) {
      const site = y * stride + x;
      const inside = x < width && y < height;
      const east = x + 1 < width ? site + 1 : wrap ? y * stride : -1;
      const south = y + 1 < height ? site + stride : wrap ? x : -1;
      faceX[site] = inside && east >= 0 ? conductance(openness, site, east) : 0;
      faceY[site] = inside && south >= 0 ? conductance(openness, site, south) : 0;
    }
  }
}

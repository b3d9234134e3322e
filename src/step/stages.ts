/** A step, stage by stage. Reading this list is reading the model. */

import { type Resumable, restOf } from '../base/resumable.ts';
import { CLOCK } from '../world/world.ts';
import { decide } from './cells/decide.ts';
import { erode } from './cells/erode.ts';
import { resolve } from './cells/resolve.ts';
import { sense } from './cells/sense.ts';
import { circulate } from './circulation/circulate.ts';
import { dose } from './circulation/dose.ts';
import { noteFlows } from './circulation/flow.ts';
import { derive } from './derive.ts';
import type { Engine, Stage } from './engine.ts';
import { diffuse } from './fields/diffuse.ts';
import { secrete } from './fields/secrete.ts';
import { vessels } from './vessels/vessels.ts';

/** Cells decide and act; fast types do so several times in a step. */
function* act(engine: Engine): Resumable {
  for (let subStep = 0; subStep < engine.world.model.subSteps; subStep++) {
    yield* decide(engine, subStep);
    if (subStep === 0) noteFlows(engine);
    yield* resolve(engine);
  }
}

export interface NamedStage {
  name: string;
  /** What the stage does, in a few words. */
  does: string;
  run: Stage;
}

export const STAGES: readonly NamedStage[] = [
  {
    name: 'secrete',
    does: 'matrix relaxes; cells and vessels set the sources and losses of every ligand',
    run: secrete,
  },
  {
    name: 'diffuse',
    does: 'oxygen is brought to its quasi-steady state; ligands diffuse by alternating-direction steps',
    run: diffuse,
  },
  { name: 'sense', does: 'cells are grouped by type; the occupancy of every receptor is computed', run: sense },
  {
    name: 'act',
    does: 'rules are evaluated, receptors relax, proposals are made and applied in keyed random order',
    run: act,
  },
  { name: 'erode', does: 'cells take volume from the bone that they touch; lost bone grows back', run: erode },
  { name: 'vessels', does: 'sprout tips grow, loops close, cut-off vessels lose their blood', run: vessels },
  {
    name: 'circulate',
    does: 'ligands, circulating cells, progenitor pools and the niche exchange with blood',
    run: circulate,
  },
  { name: 'dose', does: 'drugs are absorbed, distributed and cleared', run: dose },
];

/** Advances the world by one step, and derives what depends on its final state. */
export function* step(engine: Engine): Resumable {
  for (const stage of STAGES) {
    yield* restOf(stage.run(engine));
    yield;
  }
  derive(engine);
  const { clock } = engine.world;
  clock[CLOCK.tick]++;
  clock[CLOCK.strokes] = 0;
}

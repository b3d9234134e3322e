/** Makes an engine over a world; its buffers lie in the world's memory after the state, so that all threads see the same. */
import { listOf } from '../base/uniform.ts';
import type { Kernels } from '../kernels/load.ts';
import { adiOwnBytes, adiScratchBytes } from '../kernels/load.ts';
import type { Model } from '../scenario/model.ts';
import { type SectionPlan, section, view } from '../world/sections.ts';
import type { World } from '../world/world.ts';
import { blockWords, makeBlock } from './cells/block.ts';
import { makeTypeEvaluations } from './cells/evaluate.ts';
import { makeMotion } from './cells/motion.ts';
import { makeFlows } from './circulation/flows.ts';
import type { Infusion } from './circulation/infusion.ts';
import { derivedSections, invalidate, makeDerived } from './derive.ts';
import type { Engine } from './engine.ts';
import { coursesOf, fieldsOf } from './fields/diffuse.ts';
import { FieldsUnderWay, stripSections } from './fields/strips.ts';
import { ALONE, type Team } from './team.ts';
import { TissueWork, workSections } from './work.ts';

/** Sections of memory that an engine needs besides the world, for a number of threads. */
export function engineSections(model: Model, threads: number): SectionPlan[] {
  return [
    ...derivedSections(model),
    section('engine.now', 'i32', 16),
    ...stripSections(model),
    ...model.tissues.flatMap((tissue) => workSections(model, tissue)),
    ...Array.from({ length: threads }, (_, t) => threadSections(model, t)).flat(),
    ...Array.from({ length: solversFor(model, threads) }, (_, k) => solverSections(model, k)).flat(),
  ];
}

/** The largest of a size over all tissues. */
const most = (model: Model, of: (stride: number, rows: number) => number): number =>
  Math.max(...model.tissues.map(({ stride, rows }) => of(stride, rows)));

/** Each thread's own sections: a block of cells, and some rows of a solver. */
const threadSections = (model: Model, thread: number): SectionPlan[] => [
  section(`thread.${thread}.block`, 'i32', blockWords(model)),
  section(`thread.${thread}.rows`, 'f32', Math.ceil(most(model, adiOwnBytes) / 4)),
];

/** Number of fields solved for at the same time: at most the number of fields, and of threads. */
export const solversFor = (model: Model, threads: number): number =>
  Math.min(threads, model.tissues.length * model.species.length);

/** Sections for the solution of one field: scratch of a solver, and one lattice. */
function solverSections(model: Model, solver: number): SectionPlan[] {
  const guard = most(model, (stride) => stride * 4 + 64);
  const sites = most(model, (stride, rows) => stride * rows);
  return [
    section(`solver.${solver}.scratch`, 'f32', Math.ceil(most(model, adiScratchBytes) / 4), guard),
    section(`solver.${solver}.spare`, 'f32', sites, guard),
  ];
}

/** The engine of one thread of a run; `world` was laid out with `engineSections`. */
export function makeEngine(world: World, kernels: Kernels, thread = 0, team: Team = ALONE): Engine {
  const { model, buffer } = world;
  const block = makeBlock(model, kernels, view(buffer, `thread.${thread}.block`, 'i32'));
  const engine: Engine = {
    world,
    derived: makeDerived(world),
    kernels,
    work: listOf(world.tissues.map((tissue) => new TissueWork(model, buffer, tissue))),
    block,
    types: makeTypeEvaluations(model, block),
    motion: makeMotion(),
    thread,
    rows: view(buffer, `thread.${thread}.rows`, 'f32'),
    solvers: Array.from({ length: solversFor(model, team.threads) }, (_, k) => ({
      scratch: view(buffer, `solver.${k}.scratch`, 'f32'),
      spare: view(buffer, `solver.${k}.spare`, 'f32'),
    })),
    underWay: new FieldsUnderWay(world),
    fields: listOf(fieldsOf(model)),
    courses: listOf(coursesOf(model, team.threads)),
    flows: makeFlows(model),
    infusions: listOf<Infusion>([]),
    now: view(buffer, 'engine.now', 'i32'),
    team,
    ledger: null,
  };
  if (thread === 0) invalidate(engine);
  return engine;
}

/** Switches to another model of the same sizes. */
export function useModel(engine: Engine, model: Model): void {
  engine.world.model = model;
  engine.types = makeTypeEvaluations(model, engine.block);
  engine.fields = listOf(fieldsOf(model));
  engine.courses = listOf(coursesOf(model, engine.team.threads));
  engine.team.useModel(model);
}

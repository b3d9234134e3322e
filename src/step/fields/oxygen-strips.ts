/** Oxygen in a large lattice, solved for by several threads at once; the bits are those of `solveOxygen`. */
import { OXYGEN_PART } from '../../kernels/field-kernels.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';
import type { Course } from '../team.ts';
import {
  beginRows,
  fillUptakeTable,
  holdAndCoarsen,
  MAX_ROUNDS,
  makeFaces,
  OXYGEN_TOLERANCE,
  openSites,
  oxygenOf,
  writeHeldPressures,
} from './oxygen.ts';
import { STRIP } from './strips.ts';

/** One phase: done in the rows of each strip, or once for all of them. */
interface Phase {
  readonly once: boolean;
  run(engine: Engine, tissue: TissueState, from: number, to: number): void;
}

const inStrips = (run: Phase['run']): Phase => ({ once: false, run });
const once = (run: Phase['run']): Phase => ({ once: true, run });

const part =
  (which: number): Phase['run'] =>
  (engine, tissue, from, to) => {
    const { stride, rows } = tissue.lattice;
    const { half, levels, flags } = oxygenOf(engine, tissue);
    engine.kernels.oxygenPart(which, stride, rows, from, to, half, levels, flags);
  };

/** In order; from `smoothSeams` it goes on with `sweep`, and from `evaluate` to the end if the balance is good. */
const PHASES = {
  open: inStrips(openSites),
  faces: inStrips(makeFaces),
  coarsen: once(holdAndCoarsen),
  hold: once((engine, tissue) => {
    writeHeldPressures(engine, tissue);
    fillUptakeTable(engine.world.model, tissue);
  }),
  begin: inStrips(beginRows),
  sweep: inStrips(part(OXYGEN_PART.sweep)),
  seams: inStrips(part(OXYGEN_PART.seams)),
  evaluate: inStrips(part(OXYGEN_PART.evaluate)),
  start: inStrips(part(OXYGEN_PART.start)),
  black: inStrips(part(OXYGEN_PART.black)),
  restrict: inStrips(part(OXYGEN_PART.restrict)),
  coarser: once(part(OXYGEN_PART.coarser)),
  spread: inStrips(part(OXYGEN_PART.spread)),
  levelSweep: inStrips(part(OXYGEN_PART.levelSweep)),
  levelSeams: inStrips(part(OXYGEN_PART.levelSeams)),
  correct: inStrips(part(OXYGEN_PART.correct)),
  smooth: inStrips(part(OXYGEN_PART.sweep)),
  smoothSeams: inStrips(part(OXYGEN_PART.seams)),
  end: inStrips((engine, tissue, from, to) => {
    const { stride, rows } = tissue.lattice;
    const { p, levels } = oxygenOf(engine, tissue);
    engine.kernels.oxygenEnd(p, stride, rows, from, to, levels);
  }),
};

type Name = keyof typeof PHASES;
const NAMES = Object.keys(PHASES) as Name[];
const LIST: readonly Phase[] = Object.values(PHASES);

export const OXYGEN_STRIPS: Course = {
  begin(engine, index) {
    const work = engine.work[engine.fields[index].tissue];
    engine.underWay.setRounds(index, 0);
    const prepares = work.heldChanged;
    work.heldChanged = false;
    return open(engine, index, prepares ? 'open' : 'hold');
  },
  piece(engine, index, piece) {
    const tissue = engine.world.tissues[engine.fields[index].tissue];
    const { rows } = tissue.lattice;
    const phase = LIST[engine.underWay.phase(index)];
    if (phase.once) phase.run(engine, tissue, 0, rows);
    else phase.run(engine, tissue, piece * STRIP, Math.min(rows, (piece + 1) * STRIP));
  },
  next(engine, index) {
    const tissue = engine.world.tissues[engine.fields[index].tissue];
    const over = NAMES[engine.underWay.phase(index)];
    if (over !== 'end') return open(engine, index, after(engine, index, tissue, over));
    const { conductance, result } = oxygenOf(engine, tissue);
    engine.kernels.oxygenResult(conductance, engine.underWay.rounds(index), result);
    return 0;
  },
};

/** Opens a phase: the number of its pieces. */
function open(engine: Engine, index: number, name: Name): number {
  engine.underWay.setPhase(index, NAMES.indexOf(name));
  const phase = PHASES[name];
  return phase.once ? 1 : Math.ceil(engine.world.tissues[engine.fields[index].tissue].lattice.rows / STRIP);
}

function after(engine: Engine, index: number, tissue: TissueState, over: Name): Name {
  const { underWay, kernels } = engine;
  if (over === 'evaluate') {
    const { stride, rows } = tissue.lattice;
    const { levels, result } = oxygenOf(engine, tissue);
    const balanced = kernels.oxygenBalanced(stride, rows, OXYGEN_TOLERANCE, levels, result);
    return balanced || underWay.rounds(index) === MAX_ROUNDS ? 'end' : 'start';
  }
  if (over === 'smoothSeams') {
    underWay.setRounds(index, underWay.rounds(index) + 1);
    return 'sweep';
  }
  return NAMES[NAMES.indexOf(over) + 1];
}

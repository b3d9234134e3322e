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

/** One phase: what is done in the rows of a strip, or once for all of them. */
interface Phase {
  readonly once?: true;
  run(engine: Engine, tissue: TissueState, from: number, to: number): void;
}

const part = (which: keyof typeof OXYGEN_PART): Phase => ({
  run(engine, tissue, from, to) {
    const { stride, rows } = tissue.lattice;
    const { half, levels, flags } = oxygenOf(engine, tissue);
    engine.kernels.oxygenPart(OXYGEN_PART[which], stride, rows, from, to, half, levels, flags);
  },
});

/** In order; from `correct` it goes on with `smooth`, and from `evaluate` to the end if the balance is good. */
const PHASES = {
  open: { run: openSites },
  faces: { run: makeFaces },
  coarsen: { once: true, run: holdAndCoarsen },
  hold: {
    once: true,
    run(engine, tissue) {
      writeHeldPressures(engine, tissue);
      fillUptakeTable(engine.world.model, tissue);
    },
  },
  begin: { run: (engine, tissue, from, to) => beginRows(engine, tissue, from, to) },
  sweep: part('sweep'),
  seams: part('seams'),
  evaluate: part('evaluate'),
  start: part('start'),
  black: part('black'),
  restrict: part('restrict'),
  coarser: { ...part('coarser'), once: true },
  spread: part('spread'),
  levelSweep: part('levelSweep'),
  levelSeams: part('levelSeams'),
  correct: part('correct'),
  smooth: part('sweep'),
  smoothSeams: part('seams'),
  end: {
    run(engine, tissue, from, to) {
      const { stride, rows } = tissue.lattice;
      const { p, levels } = oxygenOf(engine, tissue);
      engine.kernels.oxygenEnd(p, stride, rows, from, to, levels);
    },
  },
} satisfies Record<string, Phase>;

type Name = keyof typeof PHASES;
const NAMES = Object.keys(PHASES) as Name[];

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
    const phase: Phase = PHASES[NAMES[engine.underWay.phase(index)]];
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
  const phase: Phase = PHASES[name];
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

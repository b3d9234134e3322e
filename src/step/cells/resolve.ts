/**
 * Resolve: applies proposals one at a time in keyed random order. Each is checked again at its turn and dropped if it
 * no longer fits, so seats, slots and cells are conserved whatever conflicts arise.
 */
import type { Resumable } from '../../base/resumable.ts';
import { EVENT, PHASE, type TissueState } from '../../world/world.ts';
import { BEHAVIOURS } from '../behaviours/list.ts';
import type { Engine } from '../engine.ts';
import type { TissueWork } from '../work.ts';
import { clear, leave } from './leave.ts';
import { applyMove } from './move.ts';
import { FIRST_BEHAVIOUR, KIND, sortProposals } from './proposals.ts';
import { applyBind, applyEvict, applyUnbind } from './seats.ts';

/** What each behaviour does, in the order of their list. */
const DOES = BEHAVIOURS.map(({ apply }) => apply);

/** Proposals applied between two pauses: some milliseconds. */
const PROPOSALS_A_PART = 4096;

export function* resolve(engine: Engine): Resumable {
  for (const tissue of engine.world.tissues) {
    const work = engine.work[tissue.index];
    const { proposals } = work;
    sortProposals(proposals);
    yield;
    for (let i = 0; i < proposals.count; i++) {
      const at = proposals.order[i];
      const row = proposals.row[at];
      const stillThere =
        tissue.pool.type[row] !== 0 &&
        tissue.pool.identityLow[row] === proposals.identityLow[at] &&
        tissue.pool.identityHigh[row] === proposals.identityHigh[at];
      if (stillThere) apply(engine, tissue, work, proposals.kind[at], row, proposals.target[at]);
      if (i % PROPOSALS_A_PART === PROPOSALS_A_PART - 1) yield;
    }
  }
}

function apply(engine: Engine, tissue: TissueState, work: TissueWork, kind: number, row: number, target: number): void {
  const dead = tissue.pool.phase[row] !== PHASE.alive;
  if (dead !== (kind === KIND.clear)) return;
  if (kind >= FIRST_BEHAVIOUR) DOES[kind - FIRST_BEHAVIOUR](engine, tissue, work, row, target);
  else
    switch (kind) {
      case KIND.move:
        return applyMove(tissue, row, target);
      case KIND.clear:
        return clear(engine, tissue, work, row);
      case KIND.bind:
        return applyBind(engine, tissue, row, target);
      case KIND.unbind:
        return applyUnbind(tissue, row);
      case KIND.evict:
        return applyEvict(engine, tissue, row, target);
      case KIND.egress:
        return leave(engine, tissue, work, row, EVENT.egresses);
    }
}

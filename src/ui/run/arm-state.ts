/** A state from which a run can continue, in the same worker or another, with the measures up to it. */
import type { Snapshot } from '../../serve/protocol.ts';
import type { Arm } from './arm.ts';
import type { Series } from './series.ts';

export interface ArmState {
  snapshot: Snapshot;
  series: Series;
}

/** The last saved state of a run; null when there is none yet. */
export function stateOf(arm: Arm): ArmState | null {
  const snapshot = arm.lastSnapshot();
  return snapshot && { snapshot, series: arm.series.until(snapshot.step) };
}

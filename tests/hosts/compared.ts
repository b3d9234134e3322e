/** Runs that are compared between hosts and engines, with digests at the steps given. */
import type { Run } from './run.ts';

export const BUSY = 'a small busy world';
const RESPONDING = 'a busy world with rules that raise and lower';
const NICHE = 'niche with tumour cells in blood';

/** @param steps ascending */
export function comparedRuns(steps: readonly number[]): Run[] {
  /** Settles for 20 steps only, so that doses and arrivals come within the steps that are compared. */
  const soon = { changes: ['settle=2 h'], steps: steps.map((step) => 20 + step) };
  return [
    { name: 'hypoxia', file: 'scenarios/hypoxia.yaml', seed: '1', steps: [...steps] },
    { name: BUSY, file: 'tests/hosts/busy.yaml', seed: 'bees', steps: [...steps] },
    { name: RESPONDING, file: 'tests/hosts/responding.yaml', seed: 'moved', steps: [...steps] },
    { name: 'a busy world to whose blood is given', file: 'tests/hosts/given.yaml', seed: 'given', steps: [...steps] },
    { name: 'mobilisation after its dose', file: 'scenarios/mobilisation.yaml', seed: '1', ...soon },
    { name: NICHE, file: 'scenarios/niche.yaml', seed: '1', ...soon },
  ];
}

/** Those that run on every submission: in one everything happens, in one rules move what cells do, one comes with Stroma. */
export const fewCompared = (steps: readonly number[]): Run[] =>
  comparedRuns(steps).filter(({ name }) => [BUSY, RESPONDING, NICHE].includes(name));

/**
 * Blood lines: the offspring of seated cells, in transit through the marrow and in blood, all relative to rest.
 *
 *   dS₁/dt = (b/b0·(1 + a·lack) − S₁)·n/T,   dSᵢ/dt = (Sᵢ₋₁ − Sᵢ)·n/T,   dM/dt = (Sₙ − l·M)/τ
 *   lack = max(0, 1 − (T·mean S + τ·M)/(T + τ))
 *
 * n equal stages of the transit T give a delay that is spread about T by T/√n. The marrow answers a lack in the whole
 * line, in marrow and in blood, since the line's cells clear the hormone that calls for them: so the answer does not
 * wait for the transit, and the loop cannot oscillate. Without a transit the output b/b0 enters blood at once. A share
 * c of the loss from blood is cells that home back to marrow to be cleared: l = 1 − c + c·h, with h the homing relative
 * to rest.
 */
import { exp } from '../../base/exact.ts';
import type { Model, Niche } from '../../scenario/model.ts';

type Line = Niche['outputs'][number];

/** Advances all lines by a step, given seated reference cells and homing to marrow, both relative to rest. */
export function circulateLines(
  { blood: at, minutes }: Model,
  niche: Niche,
  blood: Float64Array,
  { seated, homing }: { seated: number; homing: number },
): void {
  niche.outputs.forEach((line, i) => {
    const stages = blood.subarray(at.stages + line.first, at.stages + line.first + line.stages);
    const made = seated * (1 + line.answer * lackOf(line, stages, blood[at.outputs + i]));
    const out = line.transit > 0 ? passThrough(stages, made, (minutes * line.stages) / line.transit) : made;
    const loss = 1 - line.cleared + line.cleared * homing;
    const level = out / loss;
    blood[at.outputs + i] = level + (blood[at.outputs + i] - level) * exp((-minutes * loss) / line.delay);
  });
}

/** What the whole line lacks, as a share of its size at rest. */
function lackOf({ transit, delay }: Line, stages: Float64Array, inBlood: number): number {
  let sum = 0;
  for (const stage of stages) sum += stage;
  return Math.max(0, 1 - ((transit * sum) / stages.length + delay * inBlood) / (transit + delay));
}

/** Moves a line on through its stages; returns the mean that leaves the last of them during the step. */
function passThrough(stages: Float64Array, made: number, share: number): number {
  const kept = exp(-share);
  let entering = made;
  for (let i = 0; i < stages.length; i++) {
    const before = stages[i];
    stages[i] = entering + (before - entering) * kept;
    entering = (before + stages[i]) / 2;
  }
  return entering;
}

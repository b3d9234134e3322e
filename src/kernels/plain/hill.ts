import { HILL_ADD, HILL_FALLING, HILL_GATE } from '../load.ts';

/** Hill factors one input at a time: what the kernel `hillBatch` is compared with and measured against. */
export function hillBatchPlain(
  x: Float32Array,
  out: Float32Array,
  count: number,
  half: number,
  power: number,
  factor: number,
  operator: number,
): void {
  const kind = operator & 3;
  for (let i = 0; i < count; i++) {
    const t = Math.max(0, x[i]) / half;
    let raised = t;
    for (let k = 1; k < power; k++) raised *= t;
    const h = (operator & HILL_FALLING) !== 0 ? 1 / (1 + raised) : raised / (1 + raised);
    if (kind === HILL_ADD) out[i] += factor * h;
    else if (kind === HILL_GATE) out[i] *= h;
    else out[i] *= 1 + (factor - 1) * h;
  }
}

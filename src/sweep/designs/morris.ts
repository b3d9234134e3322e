/**
 * Morris trajectories for screening: each begins at a random point of a grid of `levels` levels and changes one
 * factor after another, in random order, by Δ = levels / (2 (levels − 1)). A trajectory has one more point than there
 * are factors.
 *
 * Source: M. D. Morris, Factorial sampling plans for preliminary computational experiments, Technometrics 33 (1991)
 * 161-174.
 */
import type { Design, Space } from './design.ts';
import { shuffled } from './latin-hypercube.ts';

/** Δ of a grid with `levels` levels. */
export const morrisStep = (levels: number): number => levels / (2 * (levels - 1));

export function morris(trajectories: number, levels: number, { levels: factors, random }: Space): Design {
  const draw = random();
  const count = factors.length;
  const delta = morrisStep(levels);
  const columns = Array.from({ length: count }, () => new Float64Array(trajectories * (count + 1)));
  for (let t = 0; t < trajectories; t++) {
    // A base from which a step of +Δ stays inside; a factor that goes down starts Δ higher.
    const upwards = factors.map(() => draw() < 0.5);
    const shares = upwards.map((up) => {
      const low = Math.floor(draw() * (levels / 2)) / (levels - 1);
      return up ? low : low + delta;
    });
    const order = shuffled(count, draw);
    const first = t * (count + 1);
    shares.forEach((share, f) => {
      columns[f][first] = share;
    });
    order.forEach((factor, step) => {
      shares[factor] = shares[factor] + (upwards[factor] ? delta : -delta);
      shares.forEach((share, f) => {
        columns[f][first + step + 1] = share;
      });
    });
  }
  return { points: trajectories * (count + 1), at: (point) => columns.map((column) => column[point]) };
}

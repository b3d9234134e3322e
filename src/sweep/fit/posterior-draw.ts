/** Sets of numbers drawn together from the posterior of a fit, in place of each from its own range. */
import { z } from 'zod';

/** A number of scenarios that was fitted, in core units, and where it is in the posterior. */
export interface FittedNumber {
  path: string;
  from: number;
  to: number;
  log: boolean;
  /** Place of its factor. */
  factor: number;
}

/** A posterior that cannot be drawn from; its message is one line. */
export class PosteriorError extends Error {}

const share = z.number().min(0).max(1);
/** What is read of a file that `stroma sweep fit` writes. */
const file = z.object({
  factors: z
    .array(
      z.object({
        factor: z.string(),
        from: z.number(),
        to: z.number(),
        scale: z.enum(['linear', 'log']),
        follow: z.array(z.object({ path: z.string(), times: z.number() })),
      }),
    )
    .min(1),
  points: z.array(z.object({ weight: z.number().min(0), shares: z.array(share) })).min(1),
});

export type PosteriorFile = z.infer<typeof file>;

/** @throws {PosteriorError} */
export function readPosterior(name: string, text: string): PosteriorFile {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new PosteriorError(`${name}: found no JSON, expected the posterior.json of a fit`);
  }
  const { data, error } = file.safeParse(read);
  if (!data) {
    const [{ path, message }] = error.issues;
    throw new PosteriorError(`${name}: ${path.join('.')}: ${message}; expected the posterior.json of a fit`);
  }
  const odd = data.points.findIndex(({ shares }) => shares.length !== data.factors.length);
  if (odd >= 0)
    throw new PosteriorError(
      `${name}: points.${odd}: found ${data.points[odd].shares.length} shares, expected ${data.factors.length}, one for each factor`,
    );
  if (!data.points.some(({ weight }) => weight > 0))
    throw new PosteriorError(`${name}: points: found no weight above 0`);
  return data;
}

/** The numbers that a posterior is about. */
export const numbersIn = ({ factors }: PosteriorFile): FittedNumber[] =>
  factors.flatMap(({ from, to, scale, follow }, factor) =>
    follow.map(({ path, times }) => ({ path, from: from * times, to: to * times, log: scale === 'log', factor })),
  );

/**
 * Some points of a posterior, each as often as its weight says, to within one (systematic resampling): their shares.
 *
 * Source: G. Kitagawa, Journal of Computational and Graphical Statistics 5 (1996) 1-25 (recalled).
 */
export function drawPoints({ points }: PosteriorFile, count: number): (readonly number[])[] {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const drawn: (readonly number[])[] = [];
  let sum = 0;
  for (const { weight, shares } of points) {
    sum += weight;
    while (drawn.length < count && (drawn.length + 0.5) / count < sum / total) drawn.push(shares);
  }
  while (drawn.length < count) drawn.push(points[points.length - 1].shares);
  return drawn;
}

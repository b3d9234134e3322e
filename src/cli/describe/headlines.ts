/** The headlines of the document of sensitivity, as the file beside their sweeps has them, and what is kept of these. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { Headline, KeptSensitivity } from '../../sweep/sensitivity-file.ts';
import { ownFile } from '../home.ts';

/** The folder of the sweeps, of the headlines and of what is kept. */
export const FOLDER = 'scenarios/sensitivity';

/** How a sweep analyses its numbers, as the end of its name. */
export type Method = 'morris' | 'sobol';
export const METHODS: readonly Method[] = ['morris', 'sobol'];

const schema = z.array(
  z.strictObject({
    id: z.string(),
    says: z.string(),
    means: z.string().default(''),
    sweep: z.string(),
    of: z.string(),
    over: z.array(z.string()).optional(),
    lostFrom: z.string().optional(),
    unit: z.string().default(''),
  }),
);

export type ToldHeadline = Headline & z.infer<typeof schema>[number];

export const headlines = (): ToldHeadline[] => schema.parse(parse(ownFile(`${FOLDER}/headlines.yaml`) ?? '[]'));

/** Names of the sweeps that the headlines are from, as far as there are files of them. */
export const sensitivitySweeps = (): string[] =>
  [...new Set(headlines().map(({ sweep }) => sweep))]
    .flatMap((sweep) => METHODS.map((method) => `${sweep}-${method}`))
    .filter((name) => ownFile(`${FOLDER}/${name}.yaml`) !== null);

/** What is kept of a sweep, or null. */
export function keptOf(name: string): KeptSensitivity | null {
  const text = ownFile(`${FOLDER}/${name}.json`);
  return text === null ? null : (JSON.parse(text) as KeptSensitivity);
}

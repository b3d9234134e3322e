/** Entries that many parts of the parameter table are made of. */
import { z } from 'zod';
import { EVIDENCE } from '../evidence.ts';
import { number, quantity } from '../quantity.ts';

export const text = (help: string) => z.string().meta({ description: help });
export const name = (help: string) => z.string().min(1).meta({ description: help });
export const flag = (help: string) => z.boolean().default(false).meta({ description: help });
export const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'expected a colour like #e69f00');

export const evidence = z.enum(EVIDENCE).default('assumed').meta({ description: 'how well the source is known' });

export const site = number({ low: -1e4, high: 1e4, help: 'sites' });
export const extent = number({ high: 1e4, help: 'sites' });
export const moment = (help: string) => quantity('time', { low: 0, high: 1e7, help });

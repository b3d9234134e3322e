/** A number. */
import { shared } from './reading.ts';

export const constant = shared<'constant'>((_, { value }) => value);

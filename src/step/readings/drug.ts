/** Free drug in blood, nM. */
import { shared } from './reading.ts';

export const drug = shared<'drug'>(({ derived }, reading) => derived.drugs[reading.drug]);

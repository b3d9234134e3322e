/** The value of a dial. */
import { shared } from './reading.ts';

export const dial = shared<'dial'>(({ world }, reading) => world.model.dials[reading.dial]);

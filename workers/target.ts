/** One seed of one published result: the work that `stroma validate` hands out to threads. */
export { estimateSeed } from '../src/validation/targets.ts';

/** One seed of one published result: what `stroma validate` shares out over threads. */
export { estimateSeed } from '../src/validation/targets.ts';

/** Vessels: tips grow, and what has lost its connection loses its blood. */
import type { Engine } from '../engine.ts';
import { cutOff } from './perfusion.ts';
import { growTips } from './sprout.ts';

export function vessels(engine: Engine): void {
  engine.world.tissues.forEach((tissue, index) => {
    const work = engine.work[index]!;
    growTips(engine, tissue, work);
    cutOff(engine, tissue, work);
  });
}

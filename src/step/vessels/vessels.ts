/** Vessels: tips grow, and vessels that have lost their connection lose their blood. */
import type { Engine } from '../engine.ts';
import { dropCutOffVessels } from './perfusion.ts';
import { growTips } from './sprout.ts';

export function vessels(engine: Engine): void {
  engine.world.tissues.forEach((tissue, index) => {
    const work = engine.work[index];
    growTips(engine, tissue, work);
    dropCutOffVessels(engine, tissue, work);
  });
}

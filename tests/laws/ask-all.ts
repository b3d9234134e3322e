import { cellRows } from '../../src/observe/cell-table.ts';
import { explain, explainCell } from '../../src/observe/explain.ts';
import { kinOf } from '../../src/observe/kin.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { drawPicture, pictureBytes, pictureParts, pictureSize } from '../../src/observe/picture.ts';
import { profileAlong } from '../../src/observe/profile.ts';
import { hex } from '../../src/observe/shown.ts';
import { profilesOf } from '../../src/observe/space/profiles.ts';
import type { Run } from '../../src/run/run.ts';
import { takeSnapshot } from '../../src/run/snapshot.ts';

/** Asks everything that can be asked of a run, at places that move on with `turn`. */
export function askAll(run: Run, turn: number): void {
  const { engine, scenario } = run;
  const { world } = engine;
  for (const tissue of world.tissues) {
    const { id, width, height } = world.model.tissues[tissue.index];
    for (let k = 0; k < 3; k++) explain(engine, scenario, id, (turn * 7 + k * 13) % width, (turn * 11 + k) % height);
    const row = turn % Math.max(1, tissue.pool.counts[0]);
    const identity = hex(tissue.pool.identityHigh[row], tissue.pool.identityLow[row]);
    explainCell(engine, scenario, identity);
    kinOf(world, identity);
    profileAlong(world, id, { x: 0, y: turn % height }, { x: width, y: 0 }, 5);
    if (turn % 16 === 0) [...profilesOf(engine, tissue)];
    const layer = { tissue: id, colour: 'type', field: world.model.names.species[0], grain: 1 + (turn % 5) };
    const size = pictureSize(tissue, layer);
    const sites = size.width * size.height;
    const { parts } = pictureParts(new ArrayBuffer(pictureBytes(sites)), 0, sites);
    drawPicture(world, tissue, layer, NO_LOOKS, parts);
  }
  const measures = measuresOf(world.model, scenario);
  readMeasures(engine, [measures[turn % measures.length]]);
  if (turn % 16 === 0) {
    readMeasures(engine, measures);
    [...cellRows(engine)];
  }
  if (turn % 64 === 0) takeSnapshot(run);
}

const NO_LOOKS = {
  columns: {},
  measured: {},
  tubes: new Set<number>(),
  turning: new Set<number>(),
  coloured: new Set<number>(),
};

/** The pictures of the film on the home page: the first tissue of a scenario as a run goes on. */
import { encode } from 'fast-png';
import { ownScenario } from '../../src/cli/home.ts';
import { load } from '../../src/cli/load-scenario.ts';
import { drawPicture, pictureBytes, pictureParts } from '../../src/observe/picture.ts';
import { appearanceOf } from '../../src/render/colour.ts';
import { paint } from '../../src/render/paint.ts';
import { advance, openRun } from '../../src/run/run.ts';
import { describeRun, looksOf } from '../../src/serve/describe-run.ts';

/** The middle of the tissue that is shown, sites, and pixels for each. */
const [SIDE, SITE_PIXELS] = [120, 4];

/** A PNG of the run at time 0 and after every `hours` up to `until`. */
export function* filmed(name: string, hours: number, until: number): Generator<Uint8Array> {
  const run = openRun(load(ownScenario(name)));
  const { world } = run.engine;
  const { settle, minutes } = world.model;
  const { colour, field: fieldId } = run.scenario.view;
  const info = describeRun(run, []);
  const { id } = info.tissues[0]!;
  const tissue = world.tissues[0]!;
  const { width, height } = tissue.lattice;
  const field = info.fields.find((one) => one.id === fieldId) ?? null;
  const side = SIDE * SITE_PIXELS;
  const middle = { x: (width - SIDE) / 2, y: (height - SIDE) / 2 };
  const view = { width: side, height: side, ...middle, sitePixels: SITE_PIXELS };
  advance(run, settle);
  for (let at = 0; at <= until; at += hours) {
    const { parts } = pictureParts(new ArrayBuffer(pictureBytes(width * height)), 0, width * height);
    const tubes = drawPicture(world, tissue, { tissue: id, colour, field: fieldId }, looksOf(run.scenario), parts);
    const frame = { id, width, height, grain: 1, ...parts, tubes, fieldId, colourId: colour };
    const data = paint(frame, appearanceOf(info.cells, 'dark', colour, field), view);
    yield encode({ width: side, height: side, data, channels: 4, depth: 8 });
    advance(run, Math.round((hours * 60) / minutes));
  }
}

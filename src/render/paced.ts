/** A painter that waits for each picture to be drawn, and rests after a slow one so that the page stays responsive. */
import type { TissueFrame } from '../serve/protocol.ts';
import type { Appearance } from './colour.ts';
import { type Drawer, type Drawn, MAX_SAMPLES, type Painter, type Placed } from './painter.ts';
import { Turn } from './turn-to-draw.ts';

/** After a picture that took longer than SLOW the page pauses for as long, at most MAX_REST; milliseconds. */
const SLOW = 40;
const MAX_REST = 50;

/** Paces what `open` gives. */
export async function paced(open: (drawn: Drawn) => Promise<Drawer>): Promise<Painter> {
  const turn = new Turn();
  let inFull = true;
  const pace = { slow: false, samples: MAX_SAMPLES };
  const drawer = await open((took) => {
    if (inFull && pace.samples === MAX_SAMPLES) pace.slow = took > SLOW;
    turn.give(took > SLOW ? Math.min(took, MAX_REST) : 0);
  });
  return {
    kind: 'webgl',
    get slow() {
      return pace.slow;
    },
    resize(width: number, height: number, pixelRatio: number, share: number) {
      inFull = share === 1;
      drawer.resize(width, height, pixelRatio, share);
    },
    setAppearance: (appearance: Appearance) => drawer.setAppearance(appearance),
    setTissues: (tissues: TissueFrame[]) => drawer.setTissues(tissues),
    draw(placed: Placed[], samples: number) {
      pace.samples = samples;
      turn.take();
      drawer.draw(placed, samples);
    },
    whenDrawn: (then) => turn.whenDrawn(then),
    whenFree: (then) => turn.whenFree(then),
    hasten: () => turn.hasten(),
    close() {
      turn.end();
      drawer.close();
    },
  };
}

/** The page's worker that draws: what it is told comes from `src/render/draw-elsewhere.ts`. */
import { serveDrawing } from '../src/render/serve-drawing.ts';

serveDrawing(self);

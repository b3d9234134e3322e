/** A film of what is on the screen: exactly one picture per state of the runs. */
import { arms, focus, opened } from '../run/state.ts';
import { seek } from '../run/time.ts';
import { whenPainted } from '../stage/view.ts';
import { texts } from '../texts/language.ts';
import { compose } from './draw-picture.ts';

/** First and last step, steps between two pictures, and pictures per second. */
export interface Take {
  from: number;
  to: number;
  every: number;
  perSecond: number;
}

/** Pictures from one key frame to the next, so that a player can go to any moment. */
const WHOLE_EVERY = 25;

/** The steps that a film shows. */
export const stepsOf = ({ from, to, every }: Take): number[] =>
  Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, i) => from + i * every);

/**
 * Goes through the steps of a film and stores a picture of each; then returns to the step before.
 * @param report is called with the number of pictures done
 * @returns the film with its file extension; null when `signal` aborted it
 */
export async function film(
  take: Take,
  report: (done: number) => void,
  signal: AbortSignal,
): Promise<{ blob: Blob; ending: string } | null> {
  const {
    BufferTarget,
    CanvasSource,
    getFirstEncodableVideoCodec,
    Mp4OutputFormat,
    Output,
    Quality,
    WebMOutputFormat,
  } = await import('mediabunny');
  const steps = stepsOf(take);
  const before = focus.value.live.value.step;
  const canvas = document.createElement('canvas');
  compose(canvas);
  const { width, height } = canvas;
  const quality = new Quality('very-high');
  const codec = await getFirstEncodableVideoCodec(['avc', 'vp9', 'vp8', 'av1'], { width, height, quality });
  if (codec === null) throw new Error(texts.value.film.none);
  const format = codec === 'avc' ? new Mp4OutputFormat() : new WebMOutputFormat();
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new CanvasSource(canvas, { codec, quality, keyFrameInterval: WHOLE_EVERY / take.perSecond });
  output.addVideoTrack(source, { frameRate: take.perSecond });
  await output.start();
  const run = opened.value;
  try {
    for (const [i, step] of steps.entries()) {
      await seek(step);
      await Promise.all(arms.value.map(whenPainted));
      if (signal.aborted || opened.value !== run) {
        await output.cancel();
        return null;
      }
      compose(canvas);
      await source.add(i / take.perSecond, 1 / take.perSecond);
      report(i + 1);
    }
    await output.finalize();
  } finally {
    if (opened.value === run) await seek(before);
  }
  return { blob: new Blob([target.buffer!], { type: format.mimeType }), ending: format.fileExtension };
}

/** Builds what a page gets for one picture: cells and fields, measures, and the new rows of measures and log. */
import type { Resumable } from '../base/resumable.ts';
import { drawPictureResumably, pictureBytes, pictureParts, pictureSize } from '../observe/picture.ts';
import { hoursOf, stepOf } from '../world/world.ts';
import type { Drive } from './drive.ts';
import type { Frame, FrameRequest, LogRows, Readouts, TissueFrame } from './protocol.ts';
import { currentCounts, currentDigest, currentMeasures, recordMeasures, type Served } from './served-run.ts';

/** The measures that are requested: NaN before the first fields, and present in any case while the run stands. */
function* readoutsOf(of: Served, requested: Readouts, playing: boolean): Resumable<Float64Array> {
  const { now, measures } = of.measured;
  if (!of.run.begun) return new Float64Array(measures.length).fill(Number.NaN);
  if (playing && requested === 'counts') return yield* currentCounts(of);
  if (playing && requested === 'last' && now.values.length === measures.length) return now.values;
  return yield* currentMeasures(of);
}

/** `room` gives memory for a picture where the request brings none of that size. */
export function* makeFrame(
  of: Served,
  request: FrameRequest,
  { playing, speed }: Drive,
  room: (bytes: number) => ArrayBufferLike,
): Resumable<Frame> {
  const { begun } = of.run;
  // A command may have changed the row kept for this step.
  if (of.measured.wants(stepOf(of.run.engine.world))) yield* recordMeasures(of);
  const { world } = of.run.engine;
  const pictures = world.tissues.map((tissue) => {
    const { id } = world.model.tissues[tissue.index];
    const layer = request.layers.find((one) => one.tissue === id) ?? { tissue: id, colour: 'type', field: '' };
    return { tissue, layer, ...pictureSize(tissue, layer) };
  });
  const bytes = pictures.reduce((sum, { width, height }) => sum + pictureBytes(width * height), 0);
  const buffer = request.recycle && request.recycle.byteLength === bytes ? request.recycle : room(bytes);
  const tissues: TissueFrame[] = [];
  let offset = 0;
  for (const { tissue, layer, width, height } of pictures) {
    const { parts, next } = pictureParts(buffer, offset, width * height);
    offset = next;
    const tubes = yield* drawPictureResumably(world, tissue, layer, of.looks, parts);
    const { tissue: id, colour: colourId, field: fieldId, grain = 1 } = layer;
    tissues.push({ id, width, height, grain, ...parts, tubes, fieldId, colourId });
  }
  return {
    step: stepOf(world),
    hours: hoursOf(world),
    running: playing,
    ready: begun,
    digest: begun && (request.digest || !playing) ? yield* currentDigest(of) : '',
    speed,
    tissues,
    readouts: yield* readoutsOf(of, request.readouts ?? 'all', playing),
    series: of.measured.rows(request.seriesFrom, request.seriesEdition ?? 0),
    log: logRows(of, request.logFrom ?? 0, request.logEdition ?? 0),
    buffer,
  };
}

/** The commands missing from a reader that holds those before `index` of edition `edition`. */
function logRows({ run, logged }: Served, index: number, edition: number): LogRows {
  const from = Math.min(index, run.log.length, logged.since(edition));
  return { edition: logged.edition, from, commands: run.log.slice(from), numbered: run.numbered };
}

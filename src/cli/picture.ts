import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { encode } from 'fast-png';
import { unknownName } from '../base/nearest.ts';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { drawPicture, pictureBytes, pictureParts } from '../observe/picture.ts';
import { appearanceOf, type Theme } from '../render/colour.ts';
import { paint } from '../render/paint.ts';
import { openRun, type Run, stepOnce } from '../run/run.ts';
import { describeRun, looksOf } from '../serve/describe-run.ts';
import type { TissueFrame } from '../serve/protocol.ts';
import { hoursOf, stepOf } from '../world/world.ts';
import { wrong } from './failure.ts';
import { loadToRun } from './load-scenario.ts';
import { readSeed, readTime, readWhole, timeText } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { collect } from './run.ts';
import { isRunFile, readRunFile } from './write-run.ts';

interface PictureFlags {
  at?: string;
  tissue?: string;
  colour?: string;
  layer?: string;
  scale: string;
  theme: Theme;
  seed?: string;
  set?: string[];
  out: string;
}

/** Longest edge of a picture, pixels. */
const MAX_PIXELS = 16_384;

export function addPicture(program: Command): void {
  program
    .command('picture')
    .argument('<run>', 'a run.json, a scenario file, or the name of a scenario that comes with Stroma')
    .summary('writes a picture of a tissue')
    .description('Runs a scenario to a time and writes a picture of a tissue, as the page shows it, to a PNG file.')
    .requiredOption('--out <file>', 'PNG file to write')
    .option('--at <time>', 'time of the picture, from time 0: 5d, 36h; by default the end of the run')
    .option('--tissue <name>', 'tissue to draw; by default the first')
    .option(
      '--colour <name>',
      "what cells are coloured by: type, a receptor or a state; by default the scenario's choice",
    )
    .option(
      '--layer <name>',
      "species under the cells, measured.SPECIES for what was measured of it, or none; by default the scenario's choice",
    )
    .option('--scale <pixels>', 'pixels per site', '6')
    .addOption(new Option('--theme <theme>', 'colours').choices(['dark', 'light', 'projector']).default('dark'))
    .option('--seed <text>', "for a scenario: seed to use in place of the scenario's", readSeed)
    .option('--set <path=value>', 'for a scenario: changes a number; may be repeated', collect)
    .action(picture);
}

function picture(given: string, flags: PictureFlags): void {
  const { run, steps, tellTiming } = open(given, flags);
  const { world } = run.engine;
  const { settle, minutes } = world.model;
  const until = flags.at === undefined ? steps : settle + Math.round(readTime(flags.at, '--at') / minutes);
  if (until < 0)
    throw wrong(`--at: found "${flags.at}", expected a time from ${timeText((-settle * minutes) / 60)} on`);
  // A picture is a moment of the whole run.
  tellTiming((Math.max(until, steps) - settle) * minutes);
  const scale = readWhole(flags.scale, '--scale', 1, 64);
  const paintNow = preparePainting(run, flags, scale);
  makeFolder(dirname(flags.out));
  const progress = reportProgress({ label: `${run.scenario.id}, seed ${run.seed}`, total: until });
  for (let done = 1; done <= until; done++) {
    stepOnce(run);
    progress.update(done, () => timeText(hoursOf(world)));
  }
  progress.finish();
  const { tissue, width, height, data } = paintNow();
  writeWhole(flags.out, encode({ width, height, data, channels: 4, depth: 8 }));
  print(
    `${flags.out}  ${width} × ${height} pixels, ${tissue} of ${run.scenario.id} at ${timeText(hoursOf(world))}, step ${stepOf(world)}`,
  );
}

interface OpenedRun {
  run: Run;
  steps: number;
  /** Tells what happens otherwise than written, or never, in a run to some time. */
  tellTiming(until: number): void;
}

/** The run at its first step, and its number of steps. */
function open(given: string, { seed, set }: PictureFlags): OpenedRun {
  if (isRunFile(given)) {
    if (seed !== undefined || set !== undefined)
      throw wrong(`--seed and --set: found with a run, which has its seed and its scenario; expected with a scenario`);
    const file = readRunFile(given);
    return { run: openRun(file.scenario, file.seed, file.log), steps: file.steps, tellTiming: () => {} };
  }
  const { scenario, tellTiming } = loadToRun(given, set);
  const run = openRun(scenario, seed);
  const { settle, duration } = run.engine.world.model;
  return { run, steps: settle + duration, tellTiming: (until) => tellTiming([{ until, arms: [] }]) };
}

interface Painting {
  tissue: string;
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Checks what the picture is to show; returns a function that paints it. */
function preparePainting(run: Run, flags: PictureFlags, scale: number): () => Painting {
  const { world } = run.engine;
  const opened = describeRun(run, []);
  const id = choose(
    '--tissue',
    'a tissue',
    flags.tissue ?? opened.tissues[0].id,
    opened.tissues.map(({ id }) => id),
  );
  const colours = ['type', ...opened.columns.map(({ id }) => id)];
  const colour = choose('--colour', 'type, a receptor or a state', flags.colour ?? opened.view.colour, colours);
  const drawable = [...opened.fields, ...opened.measured];
  const fields = ['none', ...drawable.map(({ id }) => id)];
  const layer = choose('--layer', 'a species or none', flags.layer ?? (opened.view.field || 'none'), fields);
  const field = drawable.find(({ id }) => id === layer) ?? null;
  const tissue = world.tissues.find(({ index }) => world.model.tissues[index].id === id)!;
  const { width, height } = world.model.tissues[tissue.index];
  if (Math.max(width, height) * scale > MAX_PIXELS)
    throw wrong(
      `--scale: found ${scale}, expected at most ${Math.floor(MAX_PIXELS / Math.max(width, height))} for ${id}`,
    );
  return () => {
    const { parts } = pictureParts(new ArrayBuffer(pictureBytes(width * height)), 0, width * height);
    const layer = { tissue: id, colour, field: field?.id ?? '' };
    const tubes = drawPicture(world, tissue, layer, looksOf(run.scenario), parts);
    const frame: TissueFrame = {
      id,
      width,
      height,
      grain: 1,
      ...parts,
      tubes,
      fieldId: field?.id ?? '',
      colourId: colour,
    };
    const view = { width: width * scale, height: height * scale, x: 0, y: 0, sitePixels: scale };
    const data = paint(frame, appearanceOf(opened.cells, flags.theme, colour, field), view);
    return { tissue: id, width: view.width, height: view.height, data };
  };
}

/** The name in `names` that is meant, ignoring case. */
function choose(option: string, what: string, written: string, names: readonly string[]): string {
  const found = names.find((name) => name.toLowerCase() === written.toLowerCase());
  if (found === undefined) throw wrong(`${option}: ${unknownName(written, what, names)}`);
  return found;
}

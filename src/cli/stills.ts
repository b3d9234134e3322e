import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Command } from 'commander';
import { digestText } from '../base/digest.ts';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { drawPicture, pictureBytes, pictureParts } from '../observe/picture.ts';
import { bytesOf, type Still } from '../render/still.ts';
import { modelDigest } from '../run/model-digest.ts';
import { openRun, type Run, stepOnce } from '../run/run.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { describeRun, looksOf } from '../serve/describe-run.ts';
import type { TissueFrame } from '../serve/protocol.ts';
import { hoursOf } from '../world/world.ts';
import { wrong } from './failure.ts';
import { ownFile, ownScenario } from './home.ts';
import { load, shippedAsked } from './load-scenario.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';

interface StillsFlags {
  out: string;
  again?: boolean;
  list?: boolean;
}

/** Width and height of a picture in the gallery, as their ratio. */
const RATIO = 184 / 160;
const FOLDER = 'scenarios/stills';

export function addStills(program: Command): void {
  program
    .command('stills')
    .argument('[scenario...]', 'scenarios that come with Stroma; by default all')
    .summary('makes the pictures of the gallery')
    .description(
      'Runs scenarios to the moments at which the gallery of the page shows them, and writes what is seen there. Those\n' +
        'that are of the present model are left as they are.',
    )
    .option('--out <folder>', 'folder to write', FOLDER)
    .option('--again', 'makes also those that are of the present model')
    .option('--list', 'names those that are of another model, and makes none')
    .action(stills);
}

function stills(given: string[], { out, again, list }: StillsFlags): void {
  const asked = shippedAsked(given);
  const stale = asked.filter((name) => again || !isFresh(name, load(ownScenario(name))));
  if (list) return print(stale.length === 0 ? 'none is of another model' : stale.join('\n'));
  makeFolder(out);
  for (const name of stale) {
    const still = stillOf(load(ownScenario(name)));
    writeWhole(join(out, `${name}.json`), `${JSON.stringify(still)}\n`);
    print(`${join(out, `${name}.json`)}  ${still.width} × ${still.height} sites at ${still.hours} h`);
  }
}

/** Whether the still of a scenario is of this model. */
function isFresh(name: string, scenario: Prepared): boolean {
  const text = ownFile(`${FOLDER}/${name}.json`);
  return text !== null && (JSON.parse(text) as Still).digest === digestOfStill(scenario);
}

/** Names the run and the part of it that a still shows. */
function digestOfStill(scenario: Prepared): string {
  const { gallery, view, seed } = scenario;
  const { at, tissue, x, y, sites } = gallery;
  const faint = view.faint.length > 0 ? [view.faint] : [];
  const shown = [at, tissue ?? '', x, y, sites, view.colour, view.field, view.fields, ...faint];
  return digestText(JSON.stringify([modelDigest(modelOf(scenario)), seed, shown]));
}

function stillOf(scenario: Prepared): Still {
  const run = openRun(scenario);
  const { world } = run.engine;
  const { settle, minutes } = world.model;
  const until = settle + Math.round(scenario.gallery.at / minutes);
  const progress = reportProgress({ label: scenario.id, total: until });
  for (let done = 1; done <= until; done++) {
    stepOnce(run);
    progress.update(done, () => '');
  }
  progress.finish();
  return drawStill(run, scenario);
}

function drawStill(run: Run, scenario: Prepared): Still {
  const { gallery, view } = scenario;
  const info = describeRun(run, []);
  const { world } = run.engine;
  const shown = gallery.tissue ?? info.tissues[0].id;
  const tissue = world.tissues[info.tissues.findIndex(({ id }) => id === shown)];
  if (tissue === undefined)
    throw wrong(`gallery.tissue: found "${shown}", expected one of ${info.tissues.map(({ id }) => id).join(', ')}`);
  const { width, height } = tissue.lattice;
  const layer = { tissue: shown, colour: view.colour || 'type', field: view.fields[shown] ?? view.field };
  const { parts } = pictureParts(new ArrayBuffer(pictureBytes(width * height)), 0, width * height);
  const tubes = drawPicture(world, tissue, layer, looksOf(scenario), parts);
  const frame: TissueFrame = {
    id: shown,
    width,
    height,
    grain: 1,
    ...parts,
    tubes,
    fieldId: layer.field,
    colourId: layer.colour,
  };
  const field = info.fields.find(({ id }) => id === layer.field) ?? null;
  const part = partOf(width, height, gallery);
  return {
    digest: digestOfStill(scenario),
    tissue: shown,
    hours: hoursOf(world),
    width: part.width,
    height: part.height,
    colour: layer.colour,
    cells: info.cells.map(({ id, dark, light, shape }) => ({
      dark,
      light,
      shape,
      ...(view.faint.includes(id) && { faint: true }),
    })),
    field: field && { kind: field.kind, high: field.high, contours: field.contours },
    tubes,
    data: deflateRawSync(bytesOf(frame, part, field?.high ?? 1), { level: 9 }).toString('base64'),
  };
}

/** The part of a tissue that is shown, all of it in the tissue. */
function partOf(width: number, height: number, { x, y, sites }: Prepared['gallery']) {
  const wide = Math.min(width, sites);
  const high = Math.min(height, Math.round(sites / RATIO));
  const within = (middle: number, all: number, part: number) =>
    Math.max(0, Math.min(all - part, Math.round(middle * all - part / 2)));
  return { left: within(x, width, wide), top: within(y, height, high), width: wide, height: high };
}

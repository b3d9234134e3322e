/**
 * Measures: numbers read from a world that are recorded, charted and printed. Pure; reading them changes nothing.
 *
 * Names: `<tissue>.<cell>.count` and further words for cells, `<tissue>.seats.<cell>`, `<tissue>.<species>.mean` and
 * `.max`, `<tissue>.void`, `blood.<cell>`, `blood.<cell>.fold`, `blood.<drug>`, `blood.<species>`, `lymph.<cell>`,
 * `organs.<organ>.<cell>`, `readouts.<name>`.
 */

import { type Resumable, runToEnd } from '../base/resumable.ts';
import { inWords } from '../base/words.ts';
import type { Model } from '../scenario/model.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { levelsOf, SITE } from '../scenario/vocabulary.ts';
import type { Window } from '../step/window.ts';
import { firstTrait } from '../world/traits.ts';
import { EVENT, EVENTS } from '../world/world.ts';
import { bloodMeasures } from './blood-measures.ts';
import { differenceOf, diversityOf } from './clones.ts';
import { type Measure, type Words, wordsOf } from './measure.ts';
import { readoutMeasures } from './readouts.ts';
import { discOf, type Part, rimOf, type Tally, tallyTissue } from './tally.ts';

export type { Measure } from './measure.ts';
export { rimOf } from './tally.ts';

/** All measures of a scenario, in a fixed order. */
export function measuresOf(model: Model, scenario: Prepared): Measure[] {
  const words = wordsOf(scenario);
  const measures = [
    ...model.tissues.flatMap((tissue) => [
      ...model.cells.flatMap((cell) => cellMeasures(model, tissue.index, cell.index, words)),
      ...model.species.flatMap((_, species) => speciesMeasures(model, tissue.index, species, words)),
      {
        id: `${tissue.id}.void`,
        label: `Void, ${words.tissue(tissue.id)}`,
        unit: 'sites',
        help: 'sites without matrix that no structural cell stands on',
        needs: ['void'] as const,
        read: (_: Window, tallies: Tally[]) => tallies[tissue.index]!.open,
      },
      {
        id: `${tissue.id}.matrix`,
        label: `Matrix, ${words.tissue(tissue.id)}`,
        unit: '',
        help: 'mean density of matrix',
        needs: ['void'] as const,
        read: (_: Window, tallies: Tally[]) => tallies[tissue.index]!.matrix,
      },
      ...EVENTS.map((event, i) => ({
        id: `${tissue.id}.events.${event}`,
        label: `${capitalised(inWords(event))}, ${words.tissue(tissue.id)}`,
        unit: '',
        help: 'number since the start',
        read: (view: Window) => view.world.tissues[tissue.index]!.events[i]!,
      })),
    ]),
    ...bloodMeasures(model, words),
  ];
  return [...measures, ...readoutMeasures(scenario, measures)];
}

/** Where, among growing values, the largest twentieth begins: the 95th percentile by nearest rank. */
const farAmong = (count: number): number => Math.ceil(0.95 * count) - 1;

/** µm; NaN where there is nothing to be distant from. */
const meanDistance = (sum: number, count: number): number =>
  count === 0 ? 0 : Number.isFinite(sum) ? (SITE * sum) / count : Number.NaN;

const capitalised = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

function cellMeasures(model: Model, tissue: number, cell: number, words: Words): Measure[] {
  const place = model.tissues[tissue]!.id;
  const type = model.cells[cell]!;
  const name = `${place}.${type.id}`;
  const label = words.cell(type.id);
  const count = (
    word: string,
    said: string,
    help: string,
    of: (tally: Tally) => number,
    unit = 'cells',
    more: readonly Part[] = [],
  ): Measure => ({
    id: word === '' ? name : `${name}.${word}`,
    label: said,
    unit,
    help,
    needs: ['cells', ...more],
    read: (_, tallies) => of(tallies[tissue]!),
  });
  const share = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
  const levels = levelsOf(model.names);
  return [
    count('count', label, `living cells in ${words.tissue(place)}`, (tally) => tally.living[cell]!),
    count(
      'across',
      `${label}, to the right`,
      'mean distance of the living to the right of the middle column',
      (tally) => (tally.living[cell]! > 0 ? (SITE * tally.across[cell]!) / tally.living[cell]! : 0),
      'µm',
    ),
    count('right', `${label}, right half`, 'living to the right of the middle column', (tally) => tally.right[cell]!),
    count('dead', `${label}, dead`, 'dead cells not cleared yet', (tally) => tally.dead[cell]!),
    count(
      'hypoxic',
      `${label}, short of oxygen`,
      'share of the living below the hypoxic pressure',
      (tally) => share(tally.hypoxic[cell]!, tally.living[cell]!),
      '%',
    ),
    ...model.species.map((species, s) =>
      count(
        `at.${species.id}`,
        `${words.species(species.id)} at ${label}`,
        'mean where the living stand',
        ({ living, at }) => (living[cell]! > 0 ? at[cell * model.species.length + s]! / living[cell]! : 0),
        species.oxygen ? 'mmHg' : 'nM',
        ['at'],
      ),
    ),
    ...(discOf(model, tissue) > 0
      ? [count('inside', `${label}, inside`, 'living cells within the first disc', (tally) => tally.inside[cell]!)]
      : []),
    ...(rimOf(model, tissue, type.id) > 0
      ? [
          count(
            'beyond',
            `${label} beyond the rim`,
            'living cells outside the disc they were laid out in',
            (tally) => tally.beyond[cell]!,
          ),
          count(
            'depth',
            `${label}, invasion depth`,
            'how far beyond the rim of their disc the farthest twentieth of the living outside it begins',
            ({ depths }) => (depths[cell]!.length > 0 ? SITE * depths[cell]![farAmong(depths[cell]!.length)]! : 0),
            'µm',
            ['depth'],
          ),
        ]
      : []),
    ...(type.division > 0
      ? [
          count(
            'lesions',
            `${label}, lesions`,
            'groups of at least ten touching living cells',
            ({ lesions }) => lesions[cell]!.count,
            '',
            ['lesions'],
          ),
          count(
            'largest',
            `${label}, largest lesion`,
            'living cells of the largest group of touching ones',
            ({ lesions }) => lesions[cell]!.largest,
            'cells',
            ['lesions'],
          ),
          count(
            'roughness',
            `${label}, front roughness`,
            'root mean square deviation of the front of the largest lesion from a circle',
            ({ lesions }) => SITE * lesions[cell]!.roughness,
            'µm',
            ['lesions'],
          ),
        ]
      : []),
    ...(model.cells.some(({ perfuses }) => perfuses) && !type.perfuses
      ? [
          count(
            'toVessel',
            `${label}, distance to blood`,
            'mean distance of the living to the nearest vessel site that carries blood',
            ({ living, toVessel }) => meanDistance(toVessel[cell]!, living[cell]!),
            'µm',
            ['vessels'],
          ),
        ]
      : []),
    ...(type.takesSeats
      ? [
          {
            ...count('seated', `Seats, ${label}`, 'niche seats held', (tally) => tally.seated[cell]!),
            id: `${place}.seats.${type.id}`,
          },
        ]
      : []),
    ...(type.perfuses
      ? [count('perfused', `${label}, with blood`, 'sites that carry blood', (tally) => tally.perfused[cell]!, 'sites')]
      : []),
    ...(type.inherits.length > 0
      ? [
          count('clones', `${label}, clones`, 'clones with living cells', (tally) => tally.clones[cell]!.size, ''),
          count(
            'shannon',
            `${label}, diversity`,
            'Shannon index −Σ p·ln p over clones',
            (tally) => diversityOf([...tally.clones[cell]!.values()]),
            '',
          ),
          ...(tissue > 0
            ? [
                {
                  ...count('distance', `${label}, distance`, distanceHelp(model, words), () => 0, ''),
                  read: (_: Window, tallies: Tally[]) =>
                    differenceOf(tallies[0]!.clones[cell]!, tallies[tissue]!.clones[cell]!),
                },
              ]
            : []),
        ]
      : []),
    ...(type.integrity
      ? [
          {
            ...count('lost', `${label}, lost`, 'share of its volume that is gone', () => 0, '%'),
            read: ({ world }: Window, tallies: Tally[]) => {
              const { living, integrity } = tallies[tissue]!;
              const whole = living[cell]! + world.tissues[tissue]!.events[EVENT.opened]!;
              return share(whole - integrity[cell]!, whole);
            },
          },
          count(
            'volume',
            `${label}, volume left`,
            'sum over sites, in whole sites',
            (tally) => tally.integrity[cell]!,
            'sites',
          ),
        ]
      : []),
    ...(type.rest.some((level, l) => l < model.receptors.length && level > 0)
      ? model.names.nodes.map((node, n) => ({
          ...count(
            `node.${node}`,
            `${node}, ${label}`,
            'mean activity of the pathway node over the living',
            (tally) => {
              const living = tally.living[cell]!;
              return living > 0 ? tally.nodes[cell * model.names.nodes.length + n]! / living : 0;
            },
            '',
            ['nodes'],
          ),
        }))
      : []),
    ...levels.flatMap((id, l) =>
      type.inherits.includes(l - firstTrait(model)) ||
      type.plan.outputs.some((output) => output.name === `receptor.${id}` || output.name === `state.${id}`)
        ? [
            count(
              `${id}.mean`,
              `${words.level(id)}, ${label}`,
              'mean over the living',
              (tally) => {
                const living = tally.living[cell]!;
                return living > 0 ? tally.levels[cell * levels.length + l]! / living : 0;
              },
              '×',
              ['levels'],
            ),
          ]
        : [],
    ),
  ];
}

const distanceHelp = (model: Model, words: Words): string =>
  `how different its clones are from those of ${words.tissue(model.tissues[0]!.id)}: 0 alike, 1 none in common`;

function speciesMeasures(model: Model, tissue: number, species: number, words: Words): Measure[] {
  const place = model.tissues[tissue]!.id;
  const row = model.species[species]!;
  const unit = row.oxygen ? 'mmHg' : 'nM';
  const { width, height } = model.tissues[tissue]!;
  const over = (word: string, said: string, read: (tally: Tally) => number): Measure => ({
    id: `${place}.${row.id}.${word}`,
    label: `${words.species(row.id)}, ${said}`,
    unit,
    help: `${said} over ${words.tissue(place)}`,
    needs: ['fields'],
    read: (_, tallies) => read(tallies[tissue]!),
  });
  return [
    over('mean', 'mean', ({ sum }) => sum[species]! / (width * height)),
    over('max', 'largest', ({ largest }) => largest[species]!),
  ];
}

/** Values of some measures now. */
export const readMeasures = (view: Window, measures: readonly Measure[]): Float64Array =>
  runToEnd(readMeasuresResumably(view, measures));

/** The same in parts; the world must not change between them. */
export function* readMeasuresResumably(view: Window, measures: readonly Measure[]): Resumable<Float64Array> {
  const tallies: Tally[] = [];
  const parts = new Set(measures.flatMap(({ needs }) => needs ?? []));
  for (const tissue of view.world.tissues) tallies.push(yield* tallyTissue(view, tissue, parts));
  return Float64Array.from(measures, (measure) => measure.read(view, tallies));
}

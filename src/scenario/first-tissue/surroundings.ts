/** What an imported tissue has besides the cells of the file: ground, vessels, oxygen. */
import { nearest } from '../../base/nearest.ts';
import { coreUnit, parseQuantity } from '../../base/units.ts';
import type { Prepared } from '../prepared.ts';
import { checkLayout } from '../read/layout-check.ts';
import type { Json } from '../read/plain-tree.ts';
import type { LayoutRow } from '../schema/schema.ts';
import { spansOf } from '../spans.ts';
import { SITE } from '../vocabulary.ts';
import type { Size } from './frame.ts';
import { ImportProblem, ImportQuestion, mismatch, placed, quoted } from './import-problem.ts';
import { listed, type Note } from './import-report.ts';
import { shareNear } from './placing.ts';

/** Distance from a vessel within which tissue gets oxygen, µm. */
const OXYGEN_REACH = 150;

/** What the tissue has besides: its ground, and the cells asked for that lie within it. */
export function others(
  before: readonly LayoutRow[],
  scenario: Prepared,
  size: Size,
  own: ReadonlySet<string>,
  keep: readonly string[],
) {
  const drawable = [...new Set(before.flatMap((row) => ('cell' in row ? [row.cell] : [])))];
  for (const cell of keep) {
    if (drawable.includes(cell)) continue;
    const meant = nearest(cell, drawable);
    throw new ImportProblem(
      placed(
        '--keep',
        mismatch(quoted(cell), {
          told: { en: 'a cell type that {scenario!} draws', de: 'ein Zelltyp, den {scenario!} zeichnet' },
          scenario: scenario.id,
        }),
      ),
      meant === '' ? '' : `nearest is "${meant}"`,
    );
  }
  const within = (row: LayoutRow): boolean => checkLayout(size, [row], []).length === 0;
  const ground = before.filter((row) => (row.draw === 'ground' || row.draw === 'matrix') && within(row));
  const asked = before.filter((row) => 'cell' in row && keep.includes(row.cell));
  const cells = asked.filter(within);
  const outside = asked.filter((row) => !cells.includes(row)).map((row) => ('cell' in row ? row.cell : ''));
  const left = drawable.filter((cell) => !keep.includes(cell) && !own.has(cell));
  return {
    ground,
    cells,
    notDrawn: left.map((cell) => ({ cell, label: scenario.cells[cell].label })),
    notes: [
      ...(outside.length > 0
        ? [
            {
              words: {
                told: {
                  en: 'outside the tissue and left out: {names!} of {scenario}',
                  de: 'außerhalb des Gewebes und weggelassen: {names!} aus {scenario}',
                },
                scenario: scenario.id,
                names: listed([...new Set(outside)]),
              },
            },
          ]
        : []),
    ],
  };
}

/** Types that carry blood; the first is that of ordinary vessels. */
const carriers = ({ cells }: Prepared): string[] =>
  Object.entries(cells).flatMap(([id, { perfuses }]) => (perfuses ? [id] : []));

/** Vessels on a grid, which have their sites before the cells of the file. */
export function addedVessels(
  scenario: Prepared,
  { width, height }: Size,
  every: number | undefined,
): { row: LayoutRow[]; sites: number[] } {
  if (every === undefined) return { row: [], sites: [] };
  const [cell] = carriers(scenario);
  if (cell === undefined)
    throw new ImportProblem({
      told: {
        en: '--vessels: found no cell type of {scenario!} that carries blood, expected one',
        de: 'Kein Zelltyp von {scenario!} führt Blut; für Gefäße ist einer nötig',
      },
      scenario: scenario.id,
    });
  const spacing = Math.max(1, Math.round(every / SITE));
  const sites: number[] = [];
  for (let y = Math.floor(spacing / 2); y < height; y += spacing)
    for (let x = Math.floor(spacing / 2); x < width; x += spacing) sites.push(y * width + x);
  return { row: [{ draw: 'spans', cell, spans: spansOf(sites, width) }], sites };
}

/** Fewer cells than this are a drawing or a trial, not a section. */
const SECTION = 50;

/**
 * What to do where most cells would lack oxygen for want of vessels in the file: a note, or for a section an error,
 * since its cells would die of a gap in the table.
 */
export function vesselNotes(
  scenario: Prepared,
  sites: ReadonlyMap<string, readonly number[]>,
  { all, kept, measured }: { all: readonly number[]; kept: readonly LayoutRow[]; measured: boolean },
  size: Size,
): Note[] {
  const blood = carriers(scenario);
  if (all.length === 0 || kept.some((row) => 'cell' in row && blood.includes(row.cell))) return [];
  const vessels = blood.flatMap((cell) => sites.get(cell) ?? []);
  const near = shareNear(all, vessels, size, OXYGEN_REACH / SITE);
  if (near >= 0.5) return [];
  const found =
    vessels.length === 0
      ? 'no vessel'
      : `a vessel within ${OXYGEN_REACH} µm of ${(100 * near).toFixed(0)} % of the cells`;
  const drawn = blood.length > 0 ? `, --keep ${blood[0]} for those that ${scenario.id} draws` : '';
  const message = `found ${found}, so that most would lack oxygen; expected vessels: --vessels every:120um adds some${drawn}, --medium 40mmHg holds oxygen as in a thin slice, --names says which type is ${blood[0] ?? 'a vessel'}`;
  if (measured && all.length >= SECTION) throw new ImportQuestion('vessels', message);
  const share = { en: (100 * near).toFixed(0), de: (100 * near).toFixed(0) };
  return [
    {
      words: {
        told: {
          en: 'only {share} % of the cells have a vessel within 150 µm, so that most lack oxygen',
          de: 'nur {share} % der Zellen haben ein Gefäß innerhalb von 150 µm, den meisten fehlt also Sauerstoff',
        },
        share,
      },
      hint: '--vessels every:120um adds vessels, --keep takes those of the scenario, --medium 40mmHg holds oxygen',
    },
  ];
}

export function oxygenHeld(scenario: Prepared, medium: number): { [key: string]: Json } {
  const species = Object.entries(scenario.species).find(([, { kind }]) => kind === 'oxygen')?.[0] ?? '';
  return { species, profile: 'constant', value: medium, where: 'all' };
}

/** `every:120um` as a spacing in µm. */
export function readVessels(text: string): number {
  const match = /^every:(.+)$/.exec(text);
  const read = match ? parseQuantity(match[1], 'length') : null;
  if (read && 'value' in read && read.value >= SITE && read.value <= 1e4) return read.value;
  throw new ImportProblem(
    placed(
      '--vessels',
      mismatch(quoted(text), {
        told: {
          en: 'a spacing of at least {site} {unit!}: every:120um',
          de: 'ein Abstand von mindestens {site} {unit!}: every:120um',
        },
        site: SITE,
        unit: coreUnit('length'),
      }),
    ),
  );
}

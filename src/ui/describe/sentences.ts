/**
 * A run in sentences, from its measures: what the picture shows, for users who cannot see it. Depends on nothing but
 * the measures and the language.
 */
import type { CellTypeInfo, Opened } from '../../serve/protocol.ts';
import type { Text } from '../../texts/text.ts';
import { reading, unitText } from '../format.ts';
import { isSubject } from '../run/subject.ts';
import { texts, translated } from '../texts/language.ts';

/** What the sentences are built from. */
export interface Told {
  run: Opened;
  /** A measure now, and some hours before; NaN where there is none. */
  now: (measure: string) => number;
  before: (measure: string) => number;
}

/** Smallest relative change mentioned. */
const WORTH_TELLING = 0.03;
/** Maximum number of cell types mentioned per tissue. */
const MAX_TYPES = 3;

/** Sentences about every tissue, then about the blood. */
export function describe(told: Told): string[] {
  const { run } = told;
  const sentences = run.tissues.flatMap(({ id, label }) => tissueSentence(told, id, label));
  return [...sentences, ...bloodSentence(told)];
}

function tissueSentence(told: Told, tissue: string, label: Text): string[] {
  const { run, now } = told;
  const counted = run.cells
    .map((cell) => ({ cell, count: now(`${tissue}.${cell.id}.count`) }))
    .filter(({ count }) => count > 0);
  if (counted.length === 0) return [];
  // The scenario's subject first, then by number of cells.
  const rank = ({ cell, count }: { cell: CellTypeInfo; count: number }) =>
    (isSubject(run, cell) ? Number.MAX_SAFE_INTEGER : 0) + count;
  const [main, ...others] = counted.sort((a, b) => rank(b) - rank(a));
  const parts = [cellsPart(told, tissue, main.cell)];
  const rest = others.slice(0, MAX_TYPES - 1).map(({ cell, count }) => `${reading(count)} ${many(cell, count)}`);
  if (rest.length > 0) parts.push(texts.value.describe.beside(texts.value.describe.and(rest)));
  const seats = seatsPart(told, tissue);
  if (seats !== '') parts.push(seats);
  return [`${translated(label)}: ${parts.join('; ')}.`];
}

function cellsPart({ now, before }: Told, tissue: string, cell: CellTypeInfo): string {
  const measure = (word: string) => `${tissue}.${cell.id}.${word}`;
  const say = texts.value.describe;
  const count = now(measure('count'));
  const details: string[] = [trend(count, before(measure('count')))];
  const hypoxic = now(measure('hypoxic'));
  if (hypoxic > 0) details.push(say.hypoxic(reading(hypoxic)));
  const beyond = now(measure('beyond'));
  if (beyond > 0) details.push(say.beyond(reading(beyond)));
  const dead = now(measure('dead'));
  if (dead > 0) details.push(say.dead(reading(dead)));
  return [`${reading(count)} ${many(cell, count)}`, ...details.filter((text) => text !== '')].join(', ');
}

function trend(now: number, before: number): string {
  if (!(before > 0)) return '';
  const say = texts.value.describe;
  const change = now / before - 1;
  if (change > WORTH_TELLING) return say.more;
  if (change < -WORTH_TELLING) return say.fewer;
  return say.same;
}

/** Which cells hold the seats of a niche. */
function seatsPart({ run, now }: Told, tissue: string): string {
  const held = run.cells
    .map((cell) => ({ cell, seats: now(`${tissue}.seats.${cell.id}`) }))
    .filter(({ seats }) => seats > 0);
  if (held.length === 0) return '';
  const all = held.reduce((sum, { seats }) => sum + seats, 0);
  const [first] = held.sort((a, b) => Number(isSubject(run, b.cell)) - Number(isSubject(run, a.cell)));
  return held.length === 1
    ? texts.value.describe.seatsAll(reading(all), many(first.cell, 2))
    : texts.value.describe.seatsSome(reading(first.seats), reading(all), many(first.cell, 2));
}

function bloodSentence({ run, now }: Told): string[] {
  const say = texts.value.describe;
  const parts: string[] = [];
  for (const cell of run.cells) {
    const measure =
      run.measures.find(({ id }) => id === `blood.${cell.id}.fold`) ??
      run.measures.find(({ id }) => id === `blood.${cell.id}`);
    const value = measure === undefined ? 0 : now(measure.id);
    if (measure === undefined || !(value > 0)) continue;
    if (measure.unit === '×') {
      if (Math.abs(value - 1) > WORTH_TELLING) parts.push(say.fold(reading(value), many(cell, 2)));
    } else parts.push(say.of(`${reading(value)} ${unitText(measure.unit)}`, many(cell, 2)));
  }
  for (const drug of run.drugs) {
    const free = now(`blood.${drug.id}`);
    if (!(free > 0)) continue;
    const blocked = drug.blocks
      .map(({ id, label }) => ({ label, share: now(`blood.${id}.blocked`) }))
      .filter(({ share }) => share > 0);
    const effect = blocked.map(({ label, share }) => say.blocked(reading(share), translated(label))).join(', ');
    parts.push(`${say.of(`${reading(free)} nM`, translated(drug.label))}${effect === '' ? '' : `, ${effect}`}`);
  }
  return parts.length === 0 ? [] : [`${say.blood}: ${parts.join('; ')}.`];
}

/** A cell type within a sentence, singular or plural. */
const many = ({ singular, plural }: CellTypeInfo, count: number): string => translated(count === 1 ? singular : plural);

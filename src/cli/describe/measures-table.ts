/** The table of measures: one line for all ids of the same measure. */
import { type Measure, measuresOf } from '../../observe/measures/measures.ts';
import { modelOf } from '../../scenario/prepared.ts';
import { english, type Words } from '../../texts/words.ts';
import { shippedScenarios } from '../home.ts';
import { load } from '../load-scenario.ts';
import { code, markdownTable } from './markdown.ts';

/** Kinds that come first in ids, in this order. */
const FIRST = ['tissue', 'cell'];

/** An id with placeholders for its names: `tumour.CAF.count` is `TISSUE.CELL.count`. */
function patternOf({ id, args }: Measure): string {
  const parts = id.split('.');
  const kinds = Object.entries(args).sort(([a], [b]) => rank(a) - rank(b));
  for (const [kind, value] of kinds) {
    const at = parts.indexOf(String(value));
    if (at >= 0) parts[at] = kind.toUpperCase();
  }
  return parts.join('.');
}

const rank = (kind: string): number => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);

const helpOf = ({ help, args }: Measure): string =>
  english({
    ...(help as object),
    ...Object.fromEntries(Object.keys(args).map((kind) => [kind, kind.toUpperCase()])),
  } as Words);

export function measuresTable(): string {
  const lines = new Map<string, { help: string; units: Set<string> }>();
  for (const name of Object.keys(shippedScenarios())) {
    const scenario = load(name);
    const own = new Set(Object.keys(scenario.readouts).map((name) => `readouts.${name}`));
    for (const measure of measuresOf(modelOf(scenario), scenario)) {
      const pattern = patternOf(measure);
      if (own.has(measure.id)) continue;
      const line = lines.get(pattern) ?? { help: helpOf(measure), units: new Set() };
      lines.set(pattern, line);
      line.units.add(measure.unit);
    }
  }
  const rows = [...lines].map(([pattern, { help, units }]) => [code(pattern), [...units].join(' or '), help]);
  return markdownTable(['measure', 'unit', 'what it is'], rows);
}

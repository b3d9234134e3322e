/** The numbers that matter most for a headline, and what can be said of their order. */

import type { Index } from '../../sweep/sensitivity.ts';
import { type Headline, headlineIndices, type KeptSensitivity } from '../../sweep/sensitivity-file.ts';

/** The index by which numbers are ranked: the mean size of their effects, or the share of variance with all others. */
export const rankedBy = ({ design }: Pick<KeptSensitivity, 'design'>): 'mu*' | 'ST' =>
  design.kind === 'saltelli' ? 'ST' : 'mu*';

export interface Ranks {
  /** Largest first. */
  ranked: Index[];
  /** How many others the first cannot be told apart from: their intervals overlap. */
  alike: number;
  /** The largest index of what changes nothing. */
  chance: number;
  /** Those whose interval is above that. */
  clear: Index[];
  /** All indices of a number. */
  of(factor: string): Map<Index['index'], Index>;
}

export function ranksOf(kept: KeptSensitivity, headline: Headline): Ranks {
  const { found, chance } = headlineIndices(kept, headline);
  const by = rankedBy(kept);
  const ranked = found.filter(({ index }) => index === by).sort((a, b) => b.estimate - a.estimate);
  const most = Math.max(0, ...chance.filter(({ index }) => index === by).map(({ estimate }) => estimate));
  return {
    ranked,
    alike: ranked.slice(1).filter(({ high }) => high >= ranked[0].low).length,
    chance: most,
    clear: ranked.filter(({ low }) => low > most),
    of: (factor) => new Map(found.filter((one) => one.factor === factor).map((one) => [one.index, one])),
  };
}

/** How a number and its unit are put into words. */
export interface SentenceWords {
  says: string;
  unit: string;
  words(path: string): string;
}

/** One sentence on which number matters most, which what is kept bears out or not. */
export function sentenceOf(kept: KeptSensitivity, headline: Headline, { says, unit, words }: SentenceWords): string {
  const { ranked, alike, chance, clear } = ranksOf(kept, headline);
  const isMorris = rankedBy(kept) === 'mu*';
  const name = isMorris ? 'μ*' : 'ST';
  const value = ({ estimate, low, high }: Index): string =>
    `${name} ${figures(estimate)}${isMorris && unit !== '' ? ` ${unit}` : ''} (${figures(low)} to ${figures(high)})`;
  const [first, second] = ranked;
  const most = isMorris ? `moves the ${says} most` : `decides most of how the ${says} varies`;
  // An order is claimed only where no interval overlaps that of the first.
  const does = alike === 0 ? most : `comes first for ${isMorris ? `the ${says}` : `how the ${says} varies`}`;
  const next = `**${words(second.factor)}** with ${value(second)}`;
  const told =
    alike === 0
      ? `more than any other, next being ${next}`
      : `but it cannot be told apart from ${alike === 1 ? next : `${alike} others, next being ${next}`}`;
  const none = `of a number that changes nothing it is up to ${figures(chance)}`;
  if (!clear.includes(first))
    return `Of ${ranked.length} numbers, none can be said to matter most for the ${says}: the first is **${words(first.factor)}** with ${value(first)}, and ${none}.`;
  return `Of ${ranked.length} numbers, **${words(first.factor)}** ${does}: ${value(first)}, ${told}; ${none}, which ${clear.length} of the ${ranked.length} are clear of.`;
}

const FIGURES = 3;

export const figures = (value: number): string => String(Number(value.toPrecision(FIGURES)));

/** What the atlas shows about a claim. */
import type { Evidence } from '../scenario/schema/evidence.ts';
import type { Words } from '../texts/words.ts';
import type { Claim, Seen } from './claim.ts';
import type { SeenResult } from './seen-result.ts';

/** The source documents, in the order in which they are shown. */
export const SOURCES = {
  bhat: 'Bhat and others 2021',
  burger: 'Burger and Kipps 2006',
  saxena: 'Saxena and Singh 2021',
  zhao: 'Zhao and others, encyclopedia entry',
} as const;
export type SourceId = keyof typeof SOURCES;

/**
 * *seen*: a shipped scenario shows what is claimed. *explained*: told in words, since nothing in it moves. *contested*:
 * the literature disagrees. *wired*: the mechanism acts, but its consequence is not clear. *not shown*: none of these.
 */
export const STATES = ['seen', 'explained', 'contested', 'wired', 'not shown'] as const;
export type State = (typeof STATES)[number];

/** In how many sets of plausible values a claim holds, each judged by one pair of runs. */
export interface HeldInSets {
  holds: number;
  sets: number;
  /** 95 % interval of the share. */
  low: number;
  high: number;
  fragile: boolean;
  /** Whether the scenario has changed since. */
  stale: boolean;
}

/** How a claim is seen in one scenario. */
export interface Sight {
  /** Its name among all sights. */
  name: string;
  seen: Seen;
  /** The result when it was last run; null if it never was. */
  result: SeenResult | null;
  /** Whether the scenario has changed since. */
  stale: boolean;
  /** How well the removed mechanism is known. */
  evidence: Evidence | null;
  /** Name of the measure. */
  label: Words;
  /** Null where no expectation of its scenario compares the same runs, or its sets have not been judged. */
  inSets: HeldInSets | null;
}

export interface AtlasRow {
  claim: Claim;
  state: State;
  sights: Sight[];
}

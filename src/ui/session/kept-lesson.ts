/** The lesson as it is kept with its session: told by the lesson, and given back to it when the session is reopened. */
import { signal } from '@preact/signals';
import type { AtlasRow, Sight } from '../../claims/atlas-row.ts';
import type { Prepared } from '../../scenario/prepared.ts';

/** A claim of the source documents and the scenario in which it is seen. */
export interface ShownClaim {
  claim: AtlasRow['claim'];
  sight: Sight;
}

export interface Pair {
  first: number;
  second: number;
}

/** The answer to one question. */
export interface Answer {
  guess: 'less' | 'same' | 'more' | null;
  /** The curve that was sketched for the second run: hours and values, rising in time. */
  sketch: { hours: number; value: number }[];
  found: Pair | null;
  /** Results of other seeds, as they arrive. */
  seeds: Pair[];
}

export interface KeptLesson {
  /** The scenario that it is about; null for the one of the session's name that comes with the page. */
  scenario: Prepared | null;
  seed: string;
  at: number;
  step: string;
  answers: Answer[];
  claim: ShownClaim | null;
  /** The session from which it was begun. */
  from: string | null;
}

/** The lesson that is under way. */
export const lessonNow = signal<(KeptLesson & { scenario: Prepared }) | null>(null);
/** The lesson of a session that has just been reopened. */
export const lessonToResume = signal<(KeptLesson & { scenario: Prepared }) | null>(null);

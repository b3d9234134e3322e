/** The lesson as kept with its session: reported by the lesson, and handed back when the session is reopened. */
import { signal } from '@preact/signals';
import type { AtlasRow, Sight } from '../../claims/atlas-row.ts';
import type { Prepared } from '../../scenario/prepared.ts';

/** A claim of the source documents and the scenario in which it is seen. */
export interface ShownClaim {
  claim: AtlasRow['claim'];
  sight: Sight;
}

/** The answer to one question: the prediction, and what the runs gave. */
export interface Answer {
  /** Index of the answer that was chosen, or the number that was given. */
  given: number | null;
  /** How sure the person was: 0 a guess, 1 fairly, 2 certain. */
  sure: number | null;
  /** The place that was clicked, sites. */
  place: { x: number; y: number } | null;
  /** The curve that was sketched for the last run: hours and values, rising in time. */
  sketch: { hours: number; value: number }[];
  /** The readings of the runs, by name; null until they are done. */
  values: Record<string, number> | null;
  /** Index of the answer that the runs give, or the number; null without one. */
  found: number | null;
  /** The same for other seeds, as they arrive. */
  seeds: { values: Record<string, number>; found: number | null }[];
}

export interface KeptLesson {
  /** The scenario that it is about; null for the shipped one of the session's name. */
  scenario: Prepared | null;
  seed: string;
  at: number;
  step: string;
  answers: Answer[];
  claim: ShownClaim | null;
  /** The session from which it was begun. */
  from: string | null;
  /** The seed of the run that the lesson replaced. */
  before?: string;
}

/** The lesson that is under way. */
export const lessonNow = signal<(KeptLesson & { scenario: Prepared }) | null>(null);
/** The lesson of a session that has just been reopened. */
export const lessonToResume = signal<(KeptLesson & { scenario: Prepared }) | null>(null);

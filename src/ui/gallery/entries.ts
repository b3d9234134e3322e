/** What the gallery says about the scenarios on offer. They come checked (`scripts/checked-scenarios.ts`). */
import type { Shape } from '../../scenario/cell-shapes.ts';
import type { Text } from '../../texts/text.ts';

/** Something that a scenario shows, with the look of a cell that represents it; a drug has none. */
export interface Shown {
  label: Text;
  look: { shape: Shape; dark: string; light: string } | null;
}

export interface Entry {
  id: string;
  code: string;
  title: Text;
  question: Text;
  /** The name of its lesson, which is said where its title would give an answer away. */
  lesson: Text;
  /** Other words that find it in a search. */
  words: Text;
  level: 'introductory' | 'intermediate' | 'advanced' | null;
  minutes: number | null;
  shows: Shown[];
}

const LEVELS = ['introductory', 'intermediate', 'advanced', null] as const;

const files = import.meta.glob<Entry>(['../../../scenarios/*.yaml', '../../../scenarios/presets/*.yaml'], {
  query: '?entry',
  import: 'default',
  eager: true,
});

/** All scenarios, the easiest first, then by their code and name. */
const entries: readonly Entry[] = Object.values(files).sort(
  (a, b) =>
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    a.code.localeCompare(b.code, 'en', { numeric: true }) ||
    a.id.localeCompare(b.id, 'en'),
);

/** Lessons have a code; the tumours of the source documents have none. */
export const lessons = entries.filter(({ code }) => code !== '');
export const tumours = entries.filter(({ code }) => code === '');
export const entryOf = (id: string): Entry | undefined => entries.find((one) => one.id === id);

/** What is said when the address asks for what cannot be shown. */
import { nearest } from '../../base/nearest.ts';
import { texts, translated } from '../texts/language.ts';
import type { Listed } from './scenarios.ts';

/** That no scenario has this name, which one has the nearest, and what is shown; in the language that is spoken. */
export const unknownScenario = (id: string, known: readonly Listed[], shown: string): string =>
  texts.value.notices.noScenario(
    id,
    nearest(
      id,
      known.map((one) => one.id),
    ),
    titleOf(known, shown),
  );

/** That a link could not be opened, why, and what is shown; in the language that is spoken. */
export const unopenedLink = (problem: string, known: readonly Listed[], shown: string): string =>
  texts.value.notices.linkProblem(problem, titleOf(known, shown));

const titleOf = (known: readonly Listed[], id: string): string =>
  translated(known.find((one) => one.id === id)?.title ?? id);

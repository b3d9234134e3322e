/** Messages for addresses that ask for something that cannot be shown. */
import { nearest } from '../../base/nearest.ts';
import { texts, translated } from '../texts/language.ts';
import type { Listed } from './scenarios.ts';

/** Says that no scenario has this name, which name is nearest, and what is shown; in the present language. */
export const unknownScenario = (id: string, known: readonly Listed[], shown: string): string =>
  texts.value.notices.noScenario(
    id,
    nearest(
      id,
      known.map((one) => one.id),
    ),
    titleOf(known, shown),
  );

/** Says that a link could not be opened, why, and what is shown; in the present language. */
export const unopenedLink = (problem: string, known: readonly Listed[], shown: string): string =>
  texts.value.notices.linkProblem(problem, titleOf(known, shown));

const titleOf = (known: readonly Listed[], id: string): string =>
  translated(known.find((one) => one.id === id)?.title ?? id);

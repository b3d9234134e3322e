/** The marks that say how well the source of a number or a rule is known. */

export const EVIDENCE = ['seen', 'recalled', 'derived', 'assumed'] as const;

export type Evidence = (typeof EVIDENCE)[number];

/** How each mark is shown: `seen` says that the source was read, not that anybody measured what it says. */
export const EVIDENCE_WORDS: Readonly<Record<Evidence, string>> = {
  seen: 'read in the source',
  recalled: 'recalled',
  derived: 'derived',
  assumed: 'assumed',
};

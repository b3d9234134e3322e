/** The marks that say how well a number or a rule is known. */

/**
 * `measured`: in the source itself; `model`: taken from another model; `recalled`: from memory, with a source to be
 * checked; `derived`: follows from others; `fitted`: to a target that the source names; `assumed`. `seen` is an older
 * mark: the source was read, whoever measured or assumed what it says.
 */
export const EVIDENCE = ['measured', 'model', 'seen', 'recalled', 'derived', 'fitted', 'assumed'] as const;

export type Evidence = (typeof EVIDENCE)[number];

/** How each mark is shown. */
export const EVIDENCE_WORDS: Readonly<Record<Evidence, string>> = {
  measured: 'measured',
  model: 'from another model',
  seen: 'read in the source',
  recalled: 'recalled',
  derived: 'derived',
  fitted: 'fitted',
  assumed: 'assumed',
};

/** Readings within the texts of a lesson: `{peak}`, or `{share:percent}`. */

/** A reading in a text: its name and, after a colon, how it is written. */
export const HOLE = /\{([^{}:]*)(?::([^{}]*))?\}/g;

/** How a reading can be written: as it is, as a share in percent, or as a change from 1 in percent. */
export const WRITTEN = ['percent', 'change'] as const;

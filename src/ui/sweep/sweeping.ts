/** What the page knows about sweeps before there is one; the rest is loaded on demand. */

/** Whether a text is a sweep and not a scenario: it has the key that every sweep has. */
export const isSweep = (text: string): boolean => /^\s*"?sweep"?\s*:/m.test(text);

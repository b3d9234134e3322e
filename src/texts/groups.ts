/** Headings of settings: the first key of their paths, or `other`. */
export const GROUPS = [
  'tissues',
  'cells',
  'rules',
  'species',
  'traits',
  'drugs',
  'axes',
  'matrix',
  'circulation',
  'niche',
  'dials',
  'other',
] as const;

export type Group = (typeof GROUPS)[number];

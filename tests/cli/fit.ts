/** The sweep that a fit starts from, and the command that fits it. */
export const SWEEP = 'tests/cli/fixtures/fit.yaml';

export const fitting = (sweep: string, targets: string, particles = 2): string[] => [
  'sweep',
  'fit',
  sweep,
  '--to',
  targets,
  '--particles',
  String(particles),
];

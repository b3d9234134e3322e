/** The shapes in which cells are drawn. Their order is that of the shader's atlas: a new one goes to the end. */
export const SHAPES = [
  'disc',
  'spindle',
  'thickSpindle',
  'ring',
  'tube',
  'diamond',
  'hexagon',
  'star',
  'block',
  'square',
  'scallop',
  'roundedSquare',
  'triangle',
  'triangleDown',
  'kite',
  'trefoil',
] as const;

export type Shape = (typeof SHAPES)[number];

/** Everything that is done in pieces, by number: what one thread asks of another is a number in this list. */
import { settleSpecies, writeBlock } from '../step/begin.ts';
import { decideBlock } from '../step/cells/decide.ts';
import { senseBlock } from '../step/cells/sense.ts';
import { diffuseSpecies } from '../step/fields/diffuse.ts';
import { openStrip, prepareStrip, relaxStrip } from '../step/fields/matrix.ts';
import { fillSpecies } from '../step/fields/secrete.ts';
import type { Piece } from '../step/team.ts';

export const WIDE: readonly Piece[] = [
  relaxStrip,
  openStrip,
  prepareStrip,
  fillSpecies,
  diffuseSpecies,
  settleSpecies,
  senseBlock,
  decideBlock,
  writeBlock,
];

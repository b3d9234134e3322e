/** Everything that is done in pieces, by number: threads ask each other for work by its number in this list. */
import { relaxSpecies, writeBlock } from '../step/begin.ts';
import { decideBlock } from '../step/cells/decide.ts';
import { senseBlock } from '../step/cells/sense.ts';
import { openRows, prepareRows } from '../step/fields/conductance.ts';
import { diffuseSpecies } from '../step/fields/diffuse.ts';
import { relaxRows } from '../step/fields/matrix.ts';
import { fillSpecies } from '../step/fields/secrete.ts';
import type { Piece } from '../step/team.ts';

export const WIDE: readonly Piece[] = [
  relaxRows,
  openRows,
  prepareRows,
  fillSpecies,
  diffuseSpecies,
  relaxSpecies,
  senseBlock,
  decideBlock,
  writeBlock,
];

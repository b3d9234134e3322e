/** All work that is done in pieces: threads ask each other for it by its number in this list. */
import { relaxSpecies, writeBlock } from '../step/begin.ts';
import { decideBlock } from '../step/cells/decide.ts';
import { senseBlock } from '../step/cells/sense.ts';
import { openRows, prepareRows } from '../step/fields/conductance.ts';
import { FIELDS } from '../step/fields/diffuse.ts';
import { relaxRows } from '../step/fields/matrix.ts';
import { fillSpecies } from '../step/fields/secrete.ts';
import type { Course, Piece } from '../step/team.ts';
import { tallyPiece } from './tally-together.ts';

/** A piece is work on one track with one phase. */
export type Kind = Piece | Course;

export const WIDE: readonly Kind[] = [
  relaxRows,
  openRows,
  prepareRows,
  fillSpecies,
  FIELDS,
  relaxSpecies,
  senseBlock,
  decideBlock,
  writeBlock,
  tallyPiece,
];

const courses = WIDE.map(
  (kind): Course =>
    typeof kind === 'function'
      ? { begin: () => 0, piece: (engine, _track, piece) => kind(engine, piece), next: () => 0 }
      : kind,
);

/** How to do work of a kind. */
export const courseOf = (kind: Kind): Course => courses[WIDE.indexOf(kind)];

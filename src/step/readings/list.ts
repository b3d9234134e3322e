/** All readings for rules, by name. A new one is a file beside these, a line here, and its form in the vocabulary. */
import type { Reading } from '../../scenario/vocabulary.ts';
import { around } from './around.ts';
import { blood } from './blood.ts';
import { constant } from './constant.ts';
import { contacts } from './contacts.ts';
import { dead } from './dead.ts';
import { dial } from './dial.ts';
import { drug } from './drug.ts';
import { gradient } from './gradient.ts';
import { idle } from './idle.ts';
import { immature } from './immature.ts';
import { level } from './level.ts';
import { matrix } from './matrix.ts';
import { near } from './near.ts';
import { neighbour } from './neighbour.ts';
import { node } from './node.ts';
import { occupancy } from './occupancy.ts';
import { perfused } from './perfused.ts';
import { pool } from './pool.ts';
import type { ReadingOf } from './reading.ts';
import { seated } from './seated.ts';
import { signal } from './signal.ts';
import { species } from './species.ts';
import { state } from './state.ts';
import { tip } from './tip.ts';
import { trait } from './trait.ts';
import { visitor } from './visitor.ts';
import { openVoid } from './void.ts';

export const READINGS: { readonly [Read in Reading['read']]: ReadingOf<Read> } = {
  constant,
  pool,
  dial,
  drug,
  blood,
  species,
  gradient,
  occupancy,
  signal,
  level,
  node,
  idle,
  state,
  trait,
  contacts,
  near,
  dead,
  void: openVoid,
  around,
  neighbour,
  visitor,
  matrix,
  seated,
  perfused,
  tip,
  immature,
};

/** Tallies made by all threads of a run, piece by piece: the same numbers as one thread makes. */
import type { Resumable } from '../base/resumable.ts';
import type { Living } from '../observe/living.ts';
import {
  finishTally,
  fromBits,
  makePiece,
  type Tally,
  type TallyAll,
  type TallyPiece,
  tallyAlone,
  tallyLength,
  tallyOver,
  tallyPieces,
  toBits,
} from '../observe/tally.ts';
import type { Model } from '../scenario/model.ts';
import { groupCells } from '../step/cells/blocks.ts';
import type { Engine } from '../step/engine.ts';
import { type SectionPlan, section, view } from '../world/sections.ts';

/** Sections of memory for the numbers, and for the parts that are requested, as bits. */
export const tallySections = (model: Model): SectionPlan[] => [
  section('tally.numbers', 'f64', model.tissues.length * tallyLength(model)),
  section('tally.parts', 'i32', 1),
];

/** What a thread needs for its pieces. */
interface Room {
  /** By tissue. */
  tallies: Tally[];
  living: Living[];
  numbers: Float64Array;
  parts: Int32Array;
  /** The pieces as last requested, and of which model and parts. */
  pieces: TallyPiece[];
  model: Model | null;
  bits: number;
}

const rooms = new WeakMap<Engine, Room>();

function roomOf(engine: Engine): Room {
  const known = rooms.get(engine);
  if (known) return known;
  const { model, buffer, tissues } = engine.world;
  const [numbers, parts] = [view(buffer, 'tally.numbers', 'f64'), view(buffer, 'tally.parts', 'i32')];
  const length = tallyLength(model);
  const room: Room = {
    tallies: tissues.map((_, t) => tallyOver(model, numbers.subarray(t * length, (t + 1) * length))),
    living: engine.work.map(({ rows, first }) => ({ rows, first: first.subarray(0, model.cells.length + 1) })),
    numbers,
    parts,
    pieces: [],
    model: null,
    bits: 0,
  };
  rooms.set(engine, room);
  return room;
}

/** The pieces that are requested now. */
function piecesOf({ world: { model } }: Engine, room: Room): TallyPiece[] {
  const [bits] = room.parts;
  if (room.model !== model || room.bits !== bits)
    Object.assign(room, { model, bits, pieces: tallyPieces(model, fromBits(bits)) });
  return room.pieces;
}

/** One piece of the tallies. */
export function tallyPiece(engine: Engine, piece: number): void {
  const room = roomOf(engine);
  const one = piecesOf(engine, room)[piece];
  makePiece(engine, one, room.living[one.tissue], room.tallies[one.tissue]);
}

/** Makes the tallies of a run between two steps, by all of its threads. */
export const tallyTogether = (engine: Engine): TallyAll => {
  if (engine.team.threads === 1) return tallyAlone;
  return function* (_, parts): Resumable<Tally[]> {
    const room = roomOf(engine);
    room.numbers.fill(0);
    room.parts[0] = toBits(parts);
    // The lists of the last step are no longer needed, and the next step makes its own.
    groupCells(engine);
    yield* engine.team.share(engine, tallyPiece, piecesOf(engine, room).length);
    const { tissues } = engine.world;
    return tissues.map((tissue, t) => finishTally(engine, tissue, room.living[t], room.tallies[t], parts));
  };
};

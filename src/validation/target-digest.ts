/** A target with its scenario, and the digest of all that decides its result. */
import { digestText } from '../base/digest.ts';
import { modelDigest } from '../run/model-digest.ts';
import { commandsOf } from '../run/schedule.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import type { Target } from '../scenario/schema/target.ts';

/** A target with the scenario that it is read from. */
export interface Asked {
  scenario: Prepared;
  target: Target;
}

/**
 * Digest of what decides a result: the model of its prepared scenario, with seed, duration, doses and readouts, what the
 * arms that are read do otherwise, and the question. Words do not enter it.
 */
export const targetDigest = (asked: Asked): string => digestText(JSON.stringify(decisive(asked)));

const decisive = ({ scenario, target }: Asked): unknown => [
  modelDigest(modelOf(scenario)),
  scenario.seed,
  scenario.duration,
  commandsOf(scenario, scenario.schedule),
  Object.entries(scenario.readouts).map(([id, { sum }]) => [id, sum]),
  Object.entries(scenario.arms)
    .filter(([id]) => textsIn(target.probe).includes(id))
    .map(([id, { set, schedule }]) => [id, set, commandsOf(scenario, schedule)]),
  target.id,
  target.seeds,
  target.probe,
  Object.entries(target.accept).map(([part, { above, below, not, wholly }]) => [part, above, below, not, wholly]),
];

/** Every text in a probe; those that name arms are the arms that it reads. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

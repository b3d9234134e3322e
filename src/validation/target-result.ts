/** The result of a target: every number with its interval over seeds, its accepted range, and whether it passes. */

import { meanInterval } from '../analysis/statistics.ts';
import type { AcceptedPart, Target } from '../scenario/schema/target.ts';
import { nameOfPoint } from '../scenario/target-parts.ts';
import { english } from '../texts/words.ts';
import { type Asked, targetDigest } from './target-digest.ts';

/** Smallest and largest accepted value; null where unbounded. */
export type Accepted = [number | null, number | null];

/** One number of an estimate: its mean over seeds with the 95 % interval of that mean. */
export interface TargetPart {
  name: string;
  says: string;
  unit: string;
  estimate: number;
  low: number;
  high: number;
  accept: Accepted;
  pass: boolean;
  /** What it is evidence for, if that differs from the target's kind. */
  kind?: Target['kind'];
  /** The value for each seed. */
  values: number[];
}

/** `estimate`, `low`, `high` and `accept` are those of the part that decides. */
export interface TargetResult {
  id: string;
  /** Digest of what decided it. */
  digest: string;
  kind: Target['kind'];
  title: string;
  estimate: number;
  low: number;
  high: number;
  accept: Accepted;
  unit: string;
  pass: boolean;
  seeds: number;
  published: string;
  source: string;
  note: string;
  /** Why it fails, if it does and the file says so. */
  shortfall?: string;
  parts: TargetPart[];
  /** All other estimates, mean over seeds. */
  readings: Record<string, number>;
}

/** Accepted ranges by part: those in the file, and for given points their values within the tolerance. */
function acceptedOf(target: Target): Record<string, AcceptedPart> {
  if (target.probe.estimate !== 'points') return target.accept;
  const { points: given, tolerance } = target.probe;
  const unit = Object.values(target.accept)[0]?.unit ?? '';
  return {
    ...target.accept,
    ...Object.fromEntries(
      given.map(({ dx, dy, value }) => [
        nameOfPoint(dx, dy),
        {
          says: nameOfPoint(dx, dy),
          unit: unit === '%' ? 'nM' : unit,
          above: value * (1 - tolerance),
          below: value * (1 + tolerance),
          wholly: false,
        },
      ]),
    ),
  };
}

/** Judges the numbers of every seed, or the results of all seeds together, against the target's accepted ranges. */
export function judge(
  { scenario, target }: Asked,
  values: readonly Record<string, number>[],
  seeds: number,
): TargetResult {
  const accepted = acceptedOf(target);
  const parts = Object.entries(accepted).map(([name, bounds]) => judgePart(name, bounds, values));
  const deciding = decidingPart(parts);
  if (!deciding) throw new Error(`${scenario.id}: target.accept names no part`);
  const others = Object.keys(values[0]).filter((name) => !Object.hasOwn(accepted, name));
  const pass = parts.every((part) => part.pass);
  return {
    id: target.id,
    digest: targetDigest({ scenario, target }),
    kind: target.kind,
    title: english(scenario.title),
    estimate: deciding.estimate,
    low: deciding.low,
    high: deciding.high,
    accept: deciding.accept,
    unit: deciding.unit,
    pass,
    seeds,
    published: target.published,
    source: target.source,
    note: parts.map(noteOf).join('; '),
    ...(pass || target.shortfall === undefined ? {} : { shortfall: target.shortfall }),
    parts,
    readings: Object.fromEntries(others.map((name) => [name, meanInterval(values.map((one) => one[name])).estimate])),
  };
}

/** The first part that fails, else the first. */
export const decidingPart = (parts: readonly TargetPart[]): TargetPart => parts.find((part) => !part.pass) ?? parts[0];

function judgePart(name: string, bounds: AcceptedPart, values: readonly Record<string, number>[]): TargetPart {
  const given = values.map((one) => one[name] ?? Number.NaN);
  const interval = meanInterval(given);
  const { estimate: mean, low, high } = interval;
  const within = (value: number): boolean =>
    value >= (bounds.above ?? Number.NEGATIVE_INFINITY) && value <= (bounds.below ?? Number.POSITIVE_INFINITY);
  const inside = within(mean);
  const clear = bounds.not === undefined || low > bounds.not || high < bounds.not;
  return {
    name,
    says: bounds.says,
    unit: bounds.unit,
    ...interval,
    accept: [bounds.above ?? null, bounds.below ?? null],
    pass: inside && clear && (!bounds.wholly || (within(low) && within(high))),
    ...(bounds.kind === undefined ? {} : { kind: bounds.kind }),
    values: given,
  };
}

const digits = (x: number): string => String(Number(x.toPrecision(4)));

/** `length 100.2 µm (97 to 103)`. */
function noteOf(part: TargetPart): string {
  const spread = part.low === part.high ? '' : ` [${digits(part.low)}, ${digits(part.high)}]`;
  const said = part.says === '' ? part.name : part.says;
  return `${said} ${digits(part.estimate)}${spread}${part.unit === '' ? '' : ` ${part.unit}`} (${rangeOf(part.accept)})`;
}

export function rangeOf([least, most]: Accepted): string {
  if (least === null) return most === null ? 'any' : `at most ${digits(most)}`;
  return most === null ? `at least ${digits(least)}` : `${digits(least)} to ${digits(most)}`;
}

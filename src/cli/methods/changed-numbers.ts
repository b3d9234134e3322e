/** What a scenario says otherwise than the one that it began as, and what a file sets against those that it extends. */
import { type Change, differences } from '../../scenario/changes.ts';
import { valueAt } from '../../scenario/paths.ts';
import { type Prepared, plainScenario } from '../../scenario/prepared.ts';
import { isPlainMap, type Json } from '../../scenario/read/plain-tree.ts';
import type { Provenance } from '../../scenario/read/provenance.ts';
import { describe, isFlag } from '../../scenario/schema/lookup.ts';
import { readQuantity } from '../../scenario/schema/quantity.ts';
import { ownAndBase } from '../load-scenario.ts';
import { originText, quantityText } from './number-words.ts';

/** A changed value, in core units; without `before` or `after` it was not there or is not there any more. */
export interface ChangedValue {
  path: string;
  unit: string;
  before?: unknown;
  after?: unknown;
  source?: string;
  evidence?: Provenance['evidence'];
}

/** Keys that decide no run: texts, what is shown and asked, what is recorded; and the seed, which is told by itself. */
const TOLD_ELSEWHERE = new Set(
  'stroma code title question description lesson seed readouts measure record arms expect target controls view gallery'.split(
    ' ',
  ),
);

/** Everything that decides a run and is another value in `after`. */
export function changesBetween(before: Prepared, after: Prepared): ChangedValue[] {
  return differences(plainScenario(before), plainScenario(after))
    .filter(({ keys }) => !TOLD_ELSEWHERE.has(keys[0]) && !keys.some((key) => TEXTS.has(key)))
    .map((change) => changedValue(before, after, change));
}

/** What every scenario says itself and stands with its tissues and its runs, and the doses that a person is offered. */
const SIZES = /^(duration|settle|tissues\.[^.]+\.(width|height|wrap|sites)|drugs\.[^.]+\.dose\..*)$/;

/** The keys of texts and of what is shown, at any place. */
const TEXTS = new Set(['view', 'label', 'singular', 'plural', 'help', 'says', 'source', 'evidence', 'look']);

function changedValue(before: Prepared, after: Prepared, { keys, value }: Change): ChangedValue {
  const path = keys.join('.');
  const old = keys.reduce<unknown>((at, key) => (at as { [key: string]: unknown } | undefined)?.[key], before);
  return {
    path,
    unit: describe([...keys])?.unit ?? '',
    ...(old !== undefined && { before: old }),
    ...(value !== undefined && { after: value }),
    ...after.provenance[path],
  };
}

/** The numbers and flags that a scenario file itself sets otherwise than the files that it extends. */
export function ownSettings(path: string, scenario: Prepared): ChangedValue[] {
  const { own, base } = ownAndBase(path);
  const found: ChangedValue[] = [];
  const look = (value: Json, below: Json | undefined, keys: readonly string[]): void => {
    if ((keys.length === 1 && TOLD_ELSEWHERE.has(keys[0])) || TEXTS.has(keys.at(-1) ?? '')) return;
    const meta = describe(keys);
    if (meta || isFlag(keys)) {
      const before = meta ? numberIn(below, meta) : below;
      const at = keys.join('.');
      const after = valueAt(scenario, at);
      if (value === null || after === undefined || Object.is(before, after) || SIZES.test(at)) return;
      found.push({
        path: at,
        unit: meta?.unit ?? '',
        ...(before !== undefined && { before }),
        after,
        ...(scenario.provenance[at] ?? originOfRule(own, scenario, keys)),
      });
    } else if (isPlainMap(value))
      for (const [key, inner] of Object.entries(value))
        look(inner, isPlainMap(below) ? below[key] : undefined, [...keys, key]);
  };
  look(own, base, []);
  return found;
}

/** The source of a rule is that of its numbers, where the file that sets them states it. */
function originOfRule(own: Json, { rules }: Prepared, [head, id]: readonly string[]): Provenance | undefined {
  const source = head === 'rules' ? valueAt(own, `rules.${id}.source`) : undefined;
  return source === undefined ? undefined : { source: rules[id].source, evidence: rules[id].evidence };
}

function numberIn(value: Json | undefined, meta: NonNullable<ReturnType<typeof describe>>): number | undefined {
  const read = value === undefined ? null : readQuantity(value, meta);
  return read && 'value' in read ? read.value : undefined;
}

/** `tissues.tumour.vesselOxygen: 20 mmHg instead of 52 mmHg (no source given)`. */
export function changeText({ path, unit, before, after, source, evidence }: ChangedValue): string {
  if (after === undefined) return `\`${path}\`: left out (${quantityText(before, unit)} before)`;
  const origin = originText(evidence === undefined ? undefined : { source: source ?? '', evidence });
  const now = Array.isArray(after) || isMap(after) ? 'as described in this text' : quantityText(after, unit);
  const then =
    before === undefined
      ? ', not set before'
      : Array.isArray(before) || isMap(before)
        ? ', another before'
        : ` instead of ${quantityText(before, unit)}`;
  return `\`${path}\`: ${now}${then}${typeof after === 'object' ? '' : ` (${origin})`}`;
}

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null;

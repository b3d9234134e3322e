/** What happened to the inspected cell, from the known part of its past. */
import type { CellMoment } from '../../serve/protocol.ts';
import { kin } from './follow-kin.ts';
import { bornAt, type Inspected } from './inspected.ts';

export type LifeEvent = { step: number } & (
  | { kind: 'birth' | 'division' | 'gone' }
  | { kind: 'conversion'; type: string }
  | { kind: 'death'; phase: CellMoment['phase'] }
);

/** Events in the order of steps. Divisions before the known part are those whose daughters are still there. */
export function eventsOf(now: Inspected): LifeEvent[] {
  const { history, cell, gone } = now;
  const events: LifeEvent[] = [];
  const born = bornAt(now);
  // Founders existed before the first step.
  if (born > -now.arm.opened.peek()!.settle) events.push({ step: born, kind: 'birth' });
  history.forEach(({ step, type, phase }, i) => {
    const before = history[i - 1];
    if (before === undefined) return;
    if (type !== before.type) events.push({ step, kind: 'conversion', type });
    if (phase !== before.phase) events.push({ step, kind: 'death', phase });
  });
  const family = kin.value;
  const daughters = family?.identity === now.identity ? family.daughters.map(({ bornStep }) => bornStep) : [];
  for (const step of new Set([...now.divisions, ...daughters]))
    if (step <= cell.step) events.push({ step, kind: 'division' });
  if (gone) events.push({ step: history.at(-1)?.step ?? cell.step, kind: 'gone' });
  return events.sort((a, b) => a.step - b.step);
}

/** A stretch of time during which a cell's state was the same. */
export interface Stretch {
  from: number;
  to: number;
  moment: CellMoment;
}

/** Stretches over which `what` gives the same for all moments. */
export function stretchesOf(history: CellMoment[], what: (moment: CellMoment) => string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const moment of history) {
    const last = stretches.at(-1);
    if (last !== undefined) last.to = moment.step;
    if (last === undefined || what(last.moment) !== what(moment))
      stretches.push({ from: moment.step, to: moment.step, moment });
  }
  return stretches;
}

/** A quantity of a cell over time. */
export interface Trait {
  id: string;
  label: string;
  unit: string;
  of: (moment: CellMoment) => number;
}

export const numberOf = (list: { id: string; value: number }[], id: string): number =>
  list.find((one) => one.id === id)?.value ?? Number.NaN;

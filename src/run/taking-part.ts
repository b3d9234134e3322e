/** What of a scenario takes part in its runs: a number of what cannot occur decides nothing. */

import type { Model, Plan } from '../scenario/model.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { type Command, drugGiven } from './command.ts';

export interface TakingPart {
  /** Ids of the cell types that may occur, in the order of the scenario. */
  cells: string[];
  /** Ids of the rules that act on one of them, in the order of the scenario. */
  rules: string[];
  /** Ids of the drugs that are given. */
  drugs: string[];
  /** Whether the value at a dotted path belongs to something that takes part. */
  has(path: string): boolean;
}

/** @param commands everything that is done in the runs: the schedule, and what is done by hand */
export function takingPart(scenario: Prepared, commands: readonly Command[]): TakingPart {
  const model = modelOf(scenario);
  const occurring = occurringTypes(scenario, model, commands);
  const plans = model.cells.filter(({ id }) => occurring.has(id)).map(({ plan }) => plan);
  const acting = new Set(
    plans.flatMap(({ outputs }) => outputs.flatMap(({ effects }) => effects.map(({ rule }) => rule))),
  );
  const given = new Set(commands.filter(gives).map(drugGiven));
  const levels = levelsIn(scenario, occurring, plans);
  const parts: Readonly<Record<string, (id: string) => boolean>> = {
    cells: (id) => occurring.has(id),
    rules: (id) => acting.has(id),
    drugs: (id) => given.has(id),
    receptors: (id) => levels.has(id),
    states: (id) => levels.has(id),
    traits: (id) => levels.has(id),
    axes: (id) => levels.has(scenario.axes[id]?.receptor ?? ''),
    arms: () => false,
  };
  return {
    cells: Object.keys(scenario.cells).filter((id) => occurring.has(id)),
    rules: Object.keys(scenario.rules).filter((id) => acting.has(id)),
    drugs: Object.keys(scenario.drugs).filter((id) => given.has(id)),
    has(path) {
      const [head, id = ''] = path.split('.');
      return Object.hasOwn(parts, head) ? parts[head](id) : true;
    },
  };
}

/** Whether a command gives more than nothing of a drug. */
const gives = (one: Command): boolean =>
  (one.do === 'dose' && one.amount > 0) ||
  (one.do === 'infuse' && one.rate > 0) ||
  (one.do === 'hold' && one.level > 0);

/** Types that a tissue begins with, that are brought to it, and all into which these turn or which they let in. */
function occurringTypes({ tissues, circulation, niche }: Prepared, model: Model, commands: readonly Command[]) {
  const occurring = new Set<string>();
  const take = (id: string | undefined): void => {
    const type = model.cells.find((one) => one.id === id);
    if (!type || occurring.has(type.id)) return;
    occurring.add(type.id);
    for (const next of followers(type.plan)) take(next);
    take(type.perfuses?.sprouts);
    take(type.drains?.sprouts);
  };
  for (const { layout } of Object.values(tissues)) for (const row of layout) take('cell' in row ? row.cell : undefined);
  for (const one of commands)
    take(one.do === 'place' || (one.do === 'infuseCells' && one.cells > 0) ? one.cell : undefined);
  const isSet = (path: string): boolean => commands.some((one) => one.do === 'set' && one.path === path);
  for (const [id, rate] of Object.entries(circulation.influx))
    if (rate > 0 || isSet(`circulation.influx.${id}`)) take(id);
  if (model.niche) take(niche?.reference);
  return occurring;
}

/** Types that a cell with this plan turns into, or lets in from blood. */
const followers = ({ outputs }: Plan): string[] =>
  outputs.flatMap(({ name }) => /^(?:become|enter)\.(.+)$/.exec(name)?.[1] ?? []);

/** The receptors, states and traits that some cell may have. */
function levelsIn({ cells }: Prepared, occurring: ReadonlySet<string>, plans: readonly Plan[]): Set<string> {
  const own = [...occurring].flatMap((id) => {
    const { receptors, states, traits } = cells[id];
    return [receptors, states, traits].flatMap((levels) => Object.keys(levels));
  });
  const ruled = plans.flatMap(({ outputs }) =>
    outputs.flatMap(({ name }) => /^(?:receptor|state)\.(.+)$/.exec(name)?.[1] ?? []),
  );
  return new Set([...own, ...ruled]);
}

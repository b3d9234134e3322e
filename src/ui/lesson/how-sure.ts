/** How sure the usual answer to a question is: in how many plausible sets of numbers the runs give it. */
import type { Prepared } from '../../scenario/prepared.ts';
import type { KeptExpectation, KeptRobustness } from '../../sweep/robustness-file.ts';
import { instead } from '../run/state.ts';
import { openTogether } from '../session/choose.ts';

const files = import.meta.glob<KeptRobustness>('../../../scenarios/robustness/*.json', { import: 'default' });

export interface HowSure {
  kept: KeptRobustness;
  found: KeptExpectation;
  fragile: boolean;
  /** For a question that asks for a number: what comes out in the middle of the sets, and in nine of ten. */
  spread: { low: number; middle: number; high: number } | null;
  /** Whether it is of the scenario as it is now. */
  fresh: boolean;
}

/** Null where nothing is kept of a question, as for scenarios of others. */
export async function howSure(scenario: Prepared, question: number): Promise<HowSure | null> {
  const load = files[`../../../scenarios/robustness/${scenario.id}.json`];
  if (load === undefined) return null;
  const [kept, { isFragile, isNumber, spreadOf, stampOf }] = await Promise.all([
    load(),
    import('../../sweep/robustness-file.ts'),
  ]);
  const found = kept.expectations.find((one) => one.question === question);
  if (found === undefined) return null;
  return {
    kept,
    found,
    fragile: isFragile(scenario, found),
    spread: isNumber(scenario, found) ? spreadOf(found) : null,
    fresh: kept.stamp === stampOf(scenario, kept.on),
  };
}

/**
 * Opens a set of numbers beside the numbers as they are, both with the seed of the set, in a session of its own.
 * @param arms those that are read; the first ones are shown
 */
export async function openSet(
  scenario: Prepared,
  kept: KeptRobustness,
  set: number,
  arms: readonly string[],
  words: { nameOf: (arm: string, drawn: boolean) => string; arrived: () => string },
): Promise<void> {
  const [{ setOf }, { isSetBy, withArm }, { withChanges }, { prepare }] = await Promise.all([
    import('../../sweep/robustness-file.ts'),
    import('../../run/scenario-arms.ts'),
    import('../../scenario/changes.ts'),
    import('../../scenario/prepared.ts'),
  ]);
  const { changes, seed } = setOf(kept, set);
  const base = withArm(scenario, kept.on);
  const runs = arms.slice(0, SHOWN).flatMap((arm) => {
    const usual = withArm(base, arm);
    const drawn = changes.filter(({ keys }) => !isSetBy(base, arm, keys.join('.')));
    return [
      { name: words.nameOf(arm, false), scenario: usual },
      { name: words.nameOf(arm, true), scenario: prepare(withChanges(usual, drawn)) },
    ];
  });
  if (await openTogether(runs, seed)) instead.value = words.arrived;
}

/** Arms of which both runs are shown. */
const SHOWN = 2;

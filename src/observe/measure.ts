/** What a measure is, and the words it is named with. */
import type { Prepared } from '../scenario/prepared.ts';
import type { Window } from '../step/window.ts';
import { english, type Text } from '../texts/text.ts';
import type { Part, Tally } from './tally.ts';

export interface Measure {
  id: string;
  label: string;
  unit: string;
  help: string;
  /** What of the tally of each tissue it reads; nothing where it is left out. */
  needs?: readonly Part[];
  read(view: Window, tally: Tally[]): number;
}

export interface Words {
  cell(id: string): string;
  tissue(id: string): string;
  level(id: string): string;
  species(id: string): string;
  drug(id: string): string;
  organ(id: string): string;
  /** A line of blood that the niche feeds. */
  line(id: string): string;
}

/** Labels from the scenario, by id. */
export function wordsOf(scenario: Prepared): Words {
  const from = (table: Record<string, { label: Text }>) => (id: string) => english(table[id]?.label ?? id);
  return {
    cell: from(scenario.cells),
    tissue: from(scenario.tissues),
    level: from({ ...scenario.traits, ...scenario.states, ...scenario.receptors }),
    species: from(scenario.species),
    drug: from(scenario.drugs),
    organ: from(scenario.circulation.organs),
    line: from(scenario.niche?.outputs ?? {}),
  };
}

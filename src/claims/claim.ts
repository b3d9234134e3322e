/** The claims of the source documents: what each says, where it is in the scenario files, and how it is shown. Data. */
import type { Take } from '../run/scenario-arms.ts';
import type { Text } from '../texts/text.ts';
import type { SourceId } from './atlas-row.ts';
import type { Direction } from './seen-result.ts';

export interface Claim {
  row: number;
  source: SourceId;
  says: Text;
  /** Whether the model includes it, includes it if a scenario asks, explains it in words, or leaves it out. */
  scope: 'core' | 'optional' | 'text' | 'out';
  /** Where in the scenario files; in words if it is in none. */
  lives: string;
  wired?: Wired;
  seen?: Seen[];
  /** For rows that are no single mechanism: the test or text that shows them. */
  shownBy?: string;
  /** Why others doubt it, where the literature disagrees. */
  contested?: Text;
  /** Why it is not seen, and what would have to be known. */
  unseen?: Text;
}

/** What is removed, and what then changes. */
export interface Knock {
  /** Arm in which it is removed, for example with a drug given. */
  arm?: string;
  take: Take;
  measure: string;
  goes: Direction;
  /** Hours at which the measure is read. */
  at: number;
}

export interface Wired extends Knock {
  /** Name of the small world from which it is removed; `claims` if omitted. */
  world?: string;
}

export interface Seen extends Knock {
  /** Name of the shipped scenario. */
  scenario: string;
  /** How the second run differs, as the name of an arm: *without CXCR7*. */
  without: Text;
  /** For an effect below a tenth: the published size that it has. */
  published?: string;
}

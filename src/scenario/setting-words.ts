/** Numbers, rules and flags of a scenario in words, by their paths. */
import type { Named, Setting } from '../texts/en.ts';
import type { Text } from '../texts/text.ts';
import type { Words } from '../texts/words.ts';
import { behaviourName, rateHelp } from './behaviours.ts';
import { keysAt } from './paths.ts';
import type { Scenario } from './schema/schema.ts';

/** A setting as the heading of a control. */
export const settingLabel = (scenario: Scenario, path: string): Words =>
  ruleLabel(scenario, path) ?? { key: 'settings.label', ...settingOf(scenario, path) };

/** A setting within a sentence, as something that a run lacks or has changed. */
export const mechanism = (scenario: Scenario, path: string): Words =>
  wholeRule(path) ?? layoutRow(scenario, path) ?? { key: 'settings.mechanism', ...settingOf(scenario, path) };

/** What the number at a path is; `help` is its text in the parameter table. */
export function settingHelp(scenario: Scenario, path: string, help: string): Words {
  const { place } = placeOf(keysIn(scenario, path));
  return rateHelp(cellKey(place)) ?? { key: 'settings.help', place, help };
}

/** The key of a cell type that stands at a place; '' for other settings. */
const cellKey = (place: string): string => /^cells\.(\w+)$/.exec(place)?.[1] ?? '';

/** Tables whose keys a file names, at any place. The page has no other part of the parameter table. */
export const TABLES_OF_NAMES: ReadonlySet<string> = new Set(
  (
    'species receptors states traits axes cells rules drugs dials tissues readouts arms reads layers secrete become ' +
    'enter repelledAbove coatedWith blocks neutralises weights output influx pools organs chemokines outputs medium ' +
    'fields set accept levels measured'
  ).split(' '),
);

/**
 * The place of a setting in the table of all settings, without a file's own names and the positions in lists, and
 * those names: `cells.CAF.secrete.CXCL12` is `cells.secrete` of `CAF` and `CXCL12`.
 */
export function placeOf(keys: readonly string[]): { place: string; names: string[] } {
  const place: string[] = [];
  const names: string[] = [];
  let isName = false;
  for (const key of keys) {
    if (isName) names.push(key);
    else if (!/^\d+$/.test(key)) place.push(key);
    isName = !isName && TABLES_OF_NAMES.has(key);
  }
  return { place: place.join('.'), names };
}

const keysIn = (scenario: Scenario, path: string): string[] => keysAt(scenario, path) ?? path.split('.');

/** Names a rule, whatever part of it is changed. */
function wholeRule(path: string): Words | null {
  const [head, rule] = path.split('.');
  return head === 'rules' && rule !== undefined ? { key: 'settings.wholeRule', rule } : null;
}

function ruleLabel({ rules }: Scenario, path: string): Words | null {
  const [head, rule] = path.split('.');
  return head === 'rules' ? { key: 'settings.rule', rule: rule, says: rules[rule]?.says ?? '' } : null;
}

function settingOf(scenario: Scenario, path: string): Record<keyof Setting, Words> {
  const { place, names } = placeOf(keysIn(scenario, path));
  const [owner = '', of = ''] = names;
  const cell = scenario.cells[of];
  return {
    place,
    behaviour: behaviourName(cellKey(place)) ?? '',
    owner: ownerOf(scenario, place.split('.')[0], owner),
    of: labelled(scenario, of),
    one: cell?.singular ?? cell?.label ?? of,
    many: cell?.plural ?? cell?.label ?? of,
  };
}

/** What a setting belongs to. */
function ownerOf(scenario: Scenario, head: string, id: string): Words {
  const axis = head === 'axes' ? scenario.axes[id] : undefined;
  if (axis !== undefined) {
    const named: Record<keyof Named<'ligand' | 'receptor'>, Words> = {
      ligand: labelled(scenario, axis.ligand),
      receptor: labelled(scenario, axis.receptor),
    };
    return { key: 'settings.axis', ...named };
  }
  const tables: Record<string, Record<string, { label: Text }>> = {
    tissues: scenario.tissues,
    species: scenario.species,
    drugs: scenario.drugs,
    dials: scenario.dials,
    circulation: { ...scenario.circulation.organs, ...scenario.cells },
    niche: scenario.niche?.outputs ?? {},
  };
  return tables[head]?.[id]?.label ?? labelled(scenario, id);
}

/** The label of a receptor, a species, a state, a trait or a cell type. */
const labelled = ({ receptors, species, states, traits, cells }: Scenario, id: string): Words =>
  (receptors[id] ?? species[id] ?? states[id] ?? traits[id] ?? cells[id])?.label ?? id;

/** Names a row of a layout by what it draws, not by its number. */
function layoutRow({ tissues, cells }: Scenario, path: string): Words | null {
  const [head, id, list, place, part] = path.split('.');
  const tissue = head === 'tissues' && list === 'layout' ? tissues[id] : undefined;
  const row = tissue?.layout[Number(place)];
  if (row === undefined || part === undefined) return null;
  const drawn = 'cell' in row ? (cells[row.cell]?.label ?? row.cell) : row.draw;
  return { key: 'settings.layout', drawn, part, tissue: tissue!.label };
}

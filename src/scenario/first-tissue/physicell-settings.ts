/** The numbers of a settings file of PhysiCell, read as a project needs them. */
import { numberIn } from './csv-rows.ts';
import { A_NUMBER, NOTHING, named, quoted, wrongAt } from './import-problem.ts';
import { childrenOf, isEnabled, isYes, nodeAt, textAt, textOf, type XmlNode } from './xml-tree.ts';

const MINUTES: Readonly<Record<string, number>> = {
  min: 1,
  minute: 1,
  minutes: 1,
  sec: 1 / 60,
  s: 1 / 60,
  hour: 60,
  hours: 60,
  h: 60,
  hr: 60,
  day: 1440,
  days: 1440,
  d: 1440,
};

/**
 * The number that a node holds; undefined without a node or text.
 * @throws an error for what is no number
 */
export function numberOf(node: XmlNode | undefined, at: string): number | undefined {
  const text = textOf(node);
  if (text === '') return undefined;
  const value = numberIn(text);
  if (value === null || !Number.isFinite(value)) throw wrongAt(at, quoted(text), A_NUMBER);
  return value;
}

/** A number that has to be there. */
export function needed(node: XmlNode | undefined, at: string): number {
  const value = numberOf(node, at);
  if (value === undefined) throw wrongAt(at, NOTHING, A_NUMBER);
  return value;
}

/** A time in minutes; undefined without one. */
export function minutesOf(node: XmlNode | undefined, at: string): number | undefined {
  const value = numberOf(node, at);
  const unit = node?.attributes.units ?? 'min';
  if (value === undefined) return undefined;
  if (!Object.hasOwn(MINUTES, unit))
    throw wrongAt(at, named({ en: 'the unit', de: 'die Einheit' }, unit), {
      en: 'min, hour or day',
      de: 'min, hour oder day',
    });
  return value * MINUTES[unit];
}

/** Where a substrate is held: a value and the sides of the domain. */
export interface Held {
  value: number;
  where: 'edges' | 'left' | 'right' | 'top' | 'bottom';
}

export interface Substrate {
  name: string;
  unit: string;
  diffusion: number;
  decay: number;
  initial: number;
  held: Held[];
}

const SIDES = { xmin: 'left', xmax: 'right', ymin: 'bottom', ymax: 'top' } as const;

/** The substrates of a settings file. */
export function substratesOf(root: XmlNode): Substrate[] {
  return childrenOf(nodeAt(root, 'microenvironment_setup'), 'variable').map((node) => {
    const name = node.attributes.name ?? '';
    const at = `substrate "${name}"`;
    const set = nodeAt(node, 'physical_parameter_set');
    return {
      name,
      unit: node.attributes.units ?? '',
      diffusion: needed(nodeAt(set, 'diffusion_coefficient'), `${at}: diffusion_coefficient`),
      decay: numberOf(nodeAt(set, 'decay_rate'), `${at}: decay_rate`) ?? 0,
      initial: numberOf(nodeAt(node, 'initial_condition'), `${at}: initial_condition`) ?? 0,
      held: heldAt(node, at),
    };
  });
}

/** The sides that are held; `Dirichlet_options` says each side, without it the one condition holds for all. */
function heldAt(node: XmlNode, at: string): Held[] {
  const whole = nodeAt(node, 'Dirichlet_boundary_condition');
  const value = numberOf(whole, `${at}: Dirichlet_boundary_condition`) ?? 0;
  const held: Held[] = [];
  const listed = childrenOf(nodeAt(node, 'Dirichlet_options'), 'boundary_value');
  if (listed.length === 0) return whole && isYes(whole.attributes.enabled) ? [{ value, where: 'edges' }] : [];
  for (const side of listed) {
    const id = side.attributes.ID ?? '';
    if (!Object.hasOwn(SIDES, id)) continue;
    const where = SIDES[id as keyof typeof SIDES];
    const own = numberOf(side, `${at}: boundary_value ${id}`);
    if (isYes(side.attributes.enabled)) held.push({ value: own ?? value, where });
  }
  const alike = held.length === 4 && held.every((one) => one.value === held[0].value);
  return alike ? [{ value: held[0].value, where: 'edges' }] : held;
}

export interface CellDefinition {
  name: string;
  id: string;
  node: XmlNode;
  /** The definition and those that it inherits from, nearest first. */
  chain: XmlNode[];
}

export function definitionsOf(root: XmlNode): CellDefinition[] {
  const nodes = childrenOf(nodeAt(root, 'cell_definitions'), 'cell_definition');
  return nodes.map((node) => {
    const chain = [node];
    for (let at = parentOf(node, nodes); at !== undefined && !chain.includes(at); at = parentOf(at, nodes))
      chain.push(at);
    return { name: node.attributes.name ?? '', id: node.attributes.ID ?? '', node, chain };
  });
}

const parentOf = (node: XmlNode, all: readonly XmlNode[]): XmlNode | undefined =>
  node.attributes.parent_type === undefined
    ? undefined
    : all.find((one) => one.attributes.name === node.attributes.parent_type);

/** The node of a definition at a path under its phenotype, inherited if it is not its own. */
export const inPhenotype = ({ chain }: CellDefinition, ...tags: string[]): XmlNode | undefined =>
  chain.map((node) => nodeAt(node, 'phenotype', ...tags)).find((node) => node !== undefined);

/** The rate at which a type turns into another, by the nearest definition that states one, and its element. */
export function transformationOf(
  { chain, name }: CellDefinition,
  to: string,
): { rate: number; node: XmlNode | undefined } {
  const node = chain
    .map((one) =>
      childrenOf(nodeAt(one, 'phenotype', 'cell_transformations', 'transformation_rates'), 'transformation_rate').find(
        (entry) => entry.attributes.name === to,
      ),
    )
    .find((entry) => textOf(entry) !== '');
  return { rate: numberOf(node, `cell_definition "${name}": transformation_rate ${to}`) ?? 0, node };
}

const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);

/** The phases of a cycle, by rates and by durations. */
export const phasesOf = (definition: CellDefinition): XmlNode[] => {
  const cycle = inPhenotype(definition, 'cycle');
  const [rates, times] = [nodeAt(cycle, 'phase_transition_rates'), nodeAt(cycle, 'phase_durations')];
  return [...childrenOf(rates, 'rate'), ...childrenOf(times, 'duration')];
};

/** Rate of division, and the time that the phases after the first take, min. */
export function divisionOf(definition: CellDefinition): { rate: number; phases: number; rest: number } {
  const at = `cell_definition "${definition.name}": cycle`;
  const cycle = inPhenotype(definition, 'cycle');
  const rates = childrenOf(nodeAt(cycle, 'phase_transition_rates'), 'rate').map((node) => numberOf(node, at) ?? 0);
  const times = childrenOf(nodeAt(cycle, 'phase_durations'), 'duration').map((node) => numberOf(node, at) ?? 0);
  const durations = rates.length > 0 ? rates.map((rate) => (rate > 0 ? 1 / rate : Number.POSITIVE_INFINITY)) : times;
  const total = sum(durations);
  return { rate: total > 0 ? 1 / total : 0, phases: durations.length, rest: sum(durations.slice(1)) };
}

/** A death model: its rate, how long its dead cells remain, and the elements that say so. */
export interface Death {
  rate: number;
  remains: number | undefined;
  phases: XmlNode[];
}

export function deathOf(definition: CellDefinition, code: string, name: string): Death {
  const at = `cell_definition "${definition.name}": ${name}`;
  const models = childrenOf(inPhenotype(definition, 'death'), 'model');
  const model =
    models.find((one) => one.attributes.name === name) ?? models.find((one) => one.attributes.code === code);
  const durations = childrenOf(nodeAt(model, 'phase_durations'), 'duration');
  const transitions = childrenOf(nodeAt(model, 'phase_transition_rates'), 'rate');
  const times = durations.map((node) => numberOf(node, at) ?? 0);
  const rates = transitions.map((node) => numberOf(node, at) ?? 0);
  const remains = times.length > 0 ? times : rates.map((rate) => (rate > 0 ? 1 / rate : 0));
  return {
    rate: numberOf(nodeAt(model, 'death_rate'), `${at}: death_rate`) ?? 0,
    remains: remains.length > 0 ? sum(remains) : undefined,
    phases: [...durations, ...transitions],
  };
}

/** Speed of migration, µm/min: 0 where motility is off. */
export function speedOf(definition: CellDefinition): number {
  const motility = inPhenotype(definition, 'motility');
  const speed = numberOf(nodeAt(motility, 'speed'), `cell_definition "${definition.name}": speed`) ?? 0;
  const enabled = nodeAt(motility, 'options', 'enabled');
  return enabled !== undefined && !isYes(textOf(enabled)) ? 0 : speed;
}

/** A file that an element names with folder and filename. */
export function fileAt(node: XmlNode | undefined): string | undefined {
  const [folder, name] = [textAt(node, 'folder'), textAt(node, 'filename')];
  return name === '' ? undefined : folder === '' ? name : `${folder.replace(/\/+$/, '')}/${name}`;
}

export interface Ruleset {
  file: string;
  enabled: boolean;
  format: string;
}

/** The rules files: as the present form lists them, then as older ones name one. */
export function rulesetsOf(root: XmlNode): Ruleset[] {
  const listed = childrenOf(nodeAt(root, 'cell_rules', 'rulesets'), 'ruleset');
  const single = [nodeAt(root, 'cell_rules'), nodeAt(root, 'cell_definitions', 'cell_rules')];
  const found = [...listed, ...single].flatMap((node) => {
    const file = fileAt(node);
    if (node === undefined || file === undefined) return [];
    return [{ file, enabled: isEnabled(node), format: node.attributes.format ?? node.attributes.type ?? 'csv' }];
  });
  const parameters = nodeAt(root, 'user_parameters');
  const name = textAt(parameters, 'rules_filename');
  if (name === '') return found;
  const file = `${textAt(parameters, 'rules_folder') || '.'}/${name}`;
  const enabled = isYes(textAt(parameters, 'rules_enabled'));
  return [...found, { file, enabled, format: textAt(parameters, 'rules_type') || 'csv' }];
}

/** The file of cell positions: named and switched on, named and off, or not named at all. */
export function positionsOf(root: XmlNode): { file: string; enabled: boolean; type: string } | null {
  const node = nodeAt(root, 'initial_conditions', 'cell_positions');
  const file = fileAt(node);
  return node === undefined || file === undefined
    ? null
    : { file, enabled: isEnabled(node), type: node.attributes.type ?? 'csv' };
}

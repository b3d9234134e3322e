/** Checks that every name a scenario uses is one it defines. Works on raw, merged text so that all problems come at once. */
import { describe, isFlag, keysOfPath, knownKeys, namesAt } from './describe.ts';
import { readDose } from './dose.ts';
import { type Json, likeCircles } from './layers.ts';
import { unknownName } from './nearest.ts';
import type { Problem } from './problems.ts';
import { readQuantity } from './quantity.ts';
import { readAdded } from './resolve.ts';
import { OWN_PARTS } from './table/reading.ts';
import { levelsOf, type NameProblem, type Names, outputNames, parseInput, parseOutput } from './vocabulary.ts';

type Map = { [key: string]: Json };
const asMap = (value: Json | undefined): Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const keys = (value: Json | undefined): string[] => Object.keys(asMap(value));

/** The names that a scenario defines. */
export function namesOf(scenario: { [key: string]: Json }): Names {
  return {
    species: keys(scenario.species),
    receptors: keys(scenario.receptors),
    states: keys(scenario.states),
    traits: keys(scenario.traits),
    cells: keys(scenario.cells),
    nodes: asList(scenario.nodes).map(String),
    drugs: keys(scenario.drugs),
    dials: keys(scenario.dials),
    pools: keys(asMap(scenario.circulation).pools),
    tissues: keys(scenario.tissues),
  };
}

/** @param missing tables that are no tables: what names their entries is not told, since all of it would be */
export function checkReferences(
  scenario: { [key: string]: Json },
  missing: readonly ('cells' | 'species')[] = [],
): Problem[] {
  const problems = findReferences(scenario);
  const about = missing.map((table): string => (table === 'cells' ? 'a cell type' : 'a species'));
  if (missing.length > 0) about.push('an input', 'an output', 'a path of this');
  return problems.filter(({ message }) => !about.some((what) => message.includes(`, expected ${what}`)));
}

function findReferences(scenario: { [key: string]: Json }): Problem[] {
  const names = namesOf(scenario);
  const problems: Problem[] = [];
  const bad = (path: PropertyKey[], problem: NameProblem, atKey = false): void => {
    problems.push({ path, message: unknownName(problem.written, problem.what, problem.names), atKey });
  };
  const one = (path: PropertyKey[], value: Json | undefined, what: string, list: readonly string[]): void => {
    if (typeof value === 'string' && !list.includes(value)) bad(path, { written: value, what, names: list });
  };
  const keysOf = (path: PropertyKey[], value: Json | undefined, what: string, list: readonly string[]): void => {
    for (const key of keys(value))
      if (!list.includes(key)) bad([...path, key], { written: key, what, names: list }, true);
  };

  const number = (at: PropertyKey[], text: string): void => {
    if (describe(keysOfPath(text)) === undefined)
      problems.push({ path: at, message: `found "${text}", expected the path of a number` });
  };

  problems.push(...checkLevels(scenario));
  for (const [id, raw] of Object.entries(asMap(scenario.axes))) {
    const axis = asMap(raw);
    one(['axes', id, 'ligand'], axis.ligand, 'a species', names.species);
    one(['axes', id, 'receptor'], axis.receptor, 'a receptor', names.receptors);
    keysOf(['axes', id, 'weights'], axis.weights, 'a pathway node', names.nodes);
  }
  const circles = likeCircles(asMap(scenario.cells));
  for (const [id, raw] of Object.entries(asMap(scenario.cells))) {
    const cell = asMap(raw);
    const at = ['cells', id];
    one([...at, 'like'], cell.like, 'a cell type', names.cells);
    if (circles.has(id))
      problems.push({
        path: [...at, 'like'],
        message: `found "${String(cell.like)}", which is like "${id}" in turn; expected a cell type that is not`,
      });
    keysOf([...at, 'secrete'], cell.secrete, 'a species', names.species);
    keysOf([...at, 'receptors'], cell.receptors, 'a receptor', names.receptors);
    keysOf([...at, 'states'], cell.states, 'a state', names.states);
    one([...at, 'leads', 'trait'], asMap(cell.leads).trait, 'a trait', names.traits);
    keysOf([...at, 'traits'], cell.traits, 'a trait', names.traits);
    keysOf([...at, 'become'], cell.become, 'a cell type', names.cells);
    keysOf([...at, 'enter'], cell.enter, 'a cell type', names.cells);
    one([...at, 'perfuses', 'sprouts'], asMap(cell.perfuses).sprouts, 'a cell type', names.cells);
    one([...at, 'drains', 'sprouts'], asMap(cell.drains).sprouts, 'a cell type', names.cells);
  }
  for (const [id, raw] of Object.entries(asMap(scenario.rules))) {
    const rule = asMap(raw);
    const types = Array.isArray(rule.cells) ? rule.cells : [rule.cells];
    types.forEach((type, i) => {
      if (type !== 'any')
        one(
          Array.isArray(rule.cells) ? ['rules', id, 'cells', i] : ['rules', id, 'cells'],
          type,
          'a cell type or any',
          names.cells,
        );
    });
    for (const output of keys(rule.output)) {
      const parsed = parseOutput(output, names);
      if (typeof parsed !== 'number') bad(['rules', id, 'output', output], parsed, true);
    }
    const terms = Array.isArray(rule.terms) ? rule.terms : [rule];
    terms.forEach((term, i) => {
      const at = Array.isArray(rule.terms) ? ['rules', id, 'terms', i] : ['rules', id];
      problems.push(...checkTerm(asMap(term), at, names));
    });
  }
  for (const [id, raw] of Object.entries(asMap(scenario.drugs))) {
    keysOf(['drugs', id, 'blocks'], asMap(raw).blocks, 'a receptor', names.receptors);
    keysOf(['drugs', id, 'neutralises'], asMap(raw).neutralises, 'a species', names.species);
    one(['drugs', id, 'field'], asMap(raw).field, 'a species', names.species);
  }
  for (const [id, raw] of Object.entries(asMap(scenario.tissues))) {
    const tissue = asMap(raw);
    keysOf(['tissues', id, 'medium'], tissue.medium, 'a species', names.species);
    asList(tissue.layout).forEach((row, i) => {
      one(['tissues', id, 'layout', i, 'cell'], asMap(row).cell, 'a cell type', names.cells);
    });
    asList(tissue.hold).forEach((row, i) => {
      one(['tissues', id, 'hold', i, 'species'], asMap(row).species, 'a species', names.species);
      one(['tissues', id, 'hold', i, 'cell'], asMap(row).cell, 'a cell type', names.cells);
    });
  }
  const circulation = asMap(scenario.circulation);
  keysOf(['circulation', 'influx'], circulation.influx, 'a cell type', names.cells);
  keysOf(['circulation', 'pools'], circulation.pools, 'a cell type', names.cells);
  for (const [id, raw] of Object.entries(asMap(circulation.organs))) {
    keysOf(['circulation', 'organs', id, 'chemokines'], asMap(raw).chemokines, 'a species', names.species);
  }
  const niche = asMap(scenario.niche);
  one(['niche', 'receptor'], niche.receptor, 'a receptor', names.receptors);
  one(['niche', 'reference'], niche.reference, 'a cell type', names.cells);
  const path = pathCheck(scenario, names, problems);
  problems.push(...checkSchedule(scenario.schedule, ['schedule'], names, path));
  for (const [id, arm] of Object.entries(asMap(scenario.arms))) {
    problems.push(...checkSchedule(asMap(arm).schedule, ['arms', id, 'schedule'], names, path));
    for (const [key, value] of Object.entries(asMap(asMap(arm).set))) {
      const at = ['arms', id, 'set', key];
      if (path(at, key, true)) checkSetting(problems, at, key, value);
    }
    if (id === 'base')
      problems.push({
        path: ['arms', id],
        message: 'found "base", which means the scenario itself; expected another name',
        atKey: true,
      });
  }
  asList(scenario.expect).forEach((row, i) => {
    const arms = keys(scenario.arms);
    one(['expect', i, 'arm'], asMap(row).arm, 'an arm', arms);
    one(['expect', i, 'relativeTo'], asMap(row).relativeTo, 'start, max or an arm', [...OWN_PARTS, 'base', ...arms]);
    asList(asMap(row).failsWithout).forEach((knockout, j) => {
      const at = ['expect', i, 'failsWithout', j];
      if (Array.isArray(knockout)) knockout.forEach((text, k) => path([...at, k], text));
      else path(at, knockout);
    });
  });
  asList(scenario.controls).forEach((text, i) => {
    const at = ['controls', i];
    if (path(at, text) && typeof text === 'string') number(at, text);
  });
  const probe = asMap(asMap(scenario.target).probe);
  const inProbe = (key: string, what: string, list: readonly string[]): void => {
    one(['target', 'probe', key], probe[key], what, list);
    asList(probe[key]).forEach((value, i) => one(['target', 'probe', key, i], value, what, list));
  };
  const arms = keys(scenario.arms);
  inProbe('tissue', 'a tissue', names.tissues);
  inProbe('gradients', 'a tissue', names.tissues);
  inProbe('species', 'a species', names.species);
  inProbe('cell', 'a cell type', names.cells);
  inProbe('receptor', 'a receptor', names.receptors);
  inProbe('drug', 'a drug', names.drugs);
  inProbe('arms', 'an arm', arms);
  asList(probe.rows).forEach((row, i) => {
    one(['target', 'probe', 'rows', i, 'arm'], asMap(row).arm, 'an arm', arms);
    one(['target', 'probe', 'rows', i, 'relativeTo'], asMap(row).relativeTo, 'start, max or an arm', [
      ...OWN_PARTS,
      'base',
      ...arms,
    ]);
    asList(asMap(row).excessOver).forEach((arm, j) =>
      one(['target', 'probe', 'rows', i, 'excessOver', j], arm, 'an arm', ['base', ...arms]),
    );
  });
  const view = asMap(scenario.view);
  one(['view', 'field'], view.field, 'a species', ['', ...names.species]);
  for (const [tissue, field] of Object.entries(asMap(view.fields))) {
    one(['view', 'fields', tissue], field, 'a species', ['', ...names.species]);
  }
  keysOf(['view', 'fields'], view.fields, 'a tissue', names.tissues);
  if (view.subject !== undefined) one(['view', 'subject'], view.subject, 'a cell type', names.cells);
  if (view.lever !== undefined) one(['view', 'lever'], view.lever, 'a control', asList(scenario.controls).map(String));
  one(['view', 'colour'], view.colour, 'type, a receptor, a state or a trait', ['type', ...levelsOf(names)]);
  return problems;
}

/** Names and values of rows of a schedule. */
export function checkRows(scenario: { [key: string]: Json }, rows: Json[], at: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const names = namesOf(scenario);
  problems.push(...checkSchedule(rows, at, names, pathCheck(scenario, names, problems)));
  return problems;
}

/** Tells whether a dotted path is one of a scenario; if not, that is one of `problems`. */
const pathCheck =
  (scenario: Map, names: Names, problems: Problem[]) =>
  (at: PropertyKey[], text: Json | undefined, atKey = false): boolean => {
    const problem = typeof text === 'string' ? findPath(text, scenario, names) : undefined;
    if (problem) problems.push({ path: at, message: unknownName(problem.written, problem.what, problem.names), atKey });
    return problem === undefined;
  };

/** Receptors, states and traits are columns of a cell, each with a name of its own. */
function checkLevels(scenario: Map): Problem[] {
  const families = ['receptors', 'states', 'traits'];
  return families.flatMap((family, f) =>
    keys(scenario[family]).flatMap((name): Problem[] => {
      const other = families.slice(0, f).find((earlier) => Object.hasOwn(asMap(scenario[earlier]), name));
      if (other === undefined) return [];
      return [
        {
          path: [family, name],
          message: `found "${name}", which is one of ${other} too; expected another name`,
          atKey: true,
        },
      ];
    }),
  );
}

function checkTerm(term: Map, at: PropertyKey[], names: Names): Problem[] {
  const problems: Problem[] = [];
  const inputs = Array.isArray(term.input) ? term.input : [term.input];
  inputs.forEach((input, i) => {
    const path = Array.isArray(term.input) ? [...at, 'input', i] : [...at, 'input'];
    if (typeof input !== 'string') {
      problems.push({ path, message: 'found nothing, expected what the rule reads' });
      return;
    }
    const parsed = parseInput(input, names);
    if (!Array.isArray(parsed))
      problems.push({ path, message: unknownName(parsed.written, parsed.what, parsed.names) });
  });
  const ramp = term.operator === 'ramp';
  for (const key of ramp ? ['from', 'to'] : ['half']) {
    if (term[key] === undefined)
      problems.push({
        path: [...at, key],
        message: `found nothing, expected a number: operator ${String(term.operator ?? 'multiply')} needs ${key}`,
      });
  }
  return problems;
}

function checkSchedule(
  raw: Json | undefined,
  at: PropertyKey[],
  names: Names,
  path: (at: PropertyKey[], text: Json | undefined) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  asList(raw).forEach((row, i) => {
    const entry = asMap(row);
    const actions = ['dose', 'set', 'knockout', 'add', 'place', 'remove'].filter((key) => entry[key] !== undefined);
    if (actions.length !== 1) {
      problems.push({
        path: [...at, i],
        message: `found ${actions.length === 0 ? 'no action' : actions.join(' and ')}, expected one of dose, set, knockout, add, place, remove`,
      });
    }
    const check = (key: string, what: string, list: readonly string[]): void => {
      const value = entry[key];
      if (typeof value === 'string' && !list.includes(value)) {
        problems.push({ path: [...at, i, key], message: unknownName(value, what, list) });
      }
    };
    check('dose', 'a drug', names.drugs);
    check('add', 'a species', names.species);
    check('place', 'a cell type', names.cells);
    check('remove', 'a cell type or all', [...names.cells, 'all']);
    check('tissue', 'a tissue', names.tissues);
    if (typeof entry.dose === 'string') {
      const dose = readDose(entry.amount);
      if ('problem' in dose) problems.push({ path: [...at, i, 'amount'], message: dose.problem });
    }
    if (typeof entry.add === 'string') {
      const added = readAdded(entry.amount);
      if ('problem' in added) problems.push({ path: [...at, i, 'amount'], message: added.problem });
    }
    if (typeof entry.knockout === 'string' && path([...at, i, 'knockout'], entry.knockout))
      problems.push(...checkKnockout([...at, i, 'knockout'], entry.knockout));
    if (typeof entry.set === 'string' && path([...at, i, 'set'], entry.set)) {
      if (FIXED.test(entry.set))
        problems.push({
          path: [...at, i, 'set'],
          message: `found "${entry.set}", expected a number that may change while it runs`,
        });
      else if (describe(keysOfPath(entry.set)) !== undefined)
        checkValue(problems, [...at, i, 'to'], entry.set, entry.to);
      else problems.push({ path: [...at, i, 'set'], message: `found "${entry.set}", expected the path of a number` });
    }
  });
  return problems;
}

/** What a run keeps from its first step to its last. */
const FIXED = /^(step|settle|duration|circulation\.strains|tissues\.[^.]+\.(width|height|wrap))$/;

/** A rule, a flag, or a number that may be 0. */
function checkKnockout(at: PropertyKey[], text: string): Problem[] {
  const steps = keysOfPath(text);
  if (FIXED.test(text)) return [{ path: at, message: `found "${text}", expected what a run can do without` }];
  if ((steps[0] === 'rules' && steps.length === 2) || isFlag(steps)) return [];
  const meta = describe(steps);
  if (!meta) return [{ path: at, message: `found "${text}", expected the path of a rule, a number or a flag` }];
  if (meta.low <= 0 && meta.high >= 0) return [];
  return [{ path: at, message: `found "${text}", which cannot be 0 (${meta.low} to ${meta.high})` }];
}

/** Checks a value that is set from the start: a number or a flag. */
function checkSetting(problems: Problem[], at: PropertyKey[], path: string, value: Json | undefined): void {
  if (describe(keysOfPath(path)) !== undefined) checkValue(problems, at, path, value);
  else if (!isFlag(keysOfPath(path))) {
    problems.push({ path: at, message: `found "${path}", expected the path of a number or a flag`, atKey: true });
  } else if (typeof value !== 'boolean') {
    problems.push({ path: at, message: `found ${JSON.stringify(value)}, expected true or false` });
  }
}

function checkValue(problems: Problem[], at: PropertyKey[], path: string, value: Json | undefined): void {
  const meta = describe(keysOfPath(path));
  if (!meta) return;
  const read = readQuantity(value, meta);
  if ('problem' in read) problems.push({ path: at, message: read.problem });
}

/** The first key of a dotted path that the scenario does not have, as a problem with the path nearest to it. */
function findPath(text: string, scenario: Map, names: Names): NameProblem | undefined {
  const steps = keysOfPath(text);
  let here: Json | undefined = scenario;
  for (let i = 0; i < steps.length; i++) {
    const allowed = allowedKeys(steps.slice(0, i), here, names);
    if (!allowed.includes(steps[i]!)) {
      const rest = steps.slice(i + 1);
      return {
        written: text,
        what: 'a path of this scenario',
        names: allowed.map((key) => [...steps.slice(0, i), key, ...rest].join('.')),
      };
    }
    here = typeof here === 'object' && here !== null ? (here as Map)[steps[i]!] : undefined;
  }
  return undefined;
}

/** Which names the tables of single values take, where a file need not list them all. */
const FAMILIES: Record<string, (names: Names) => readonly string[]> = {
  secrete: (names) => names.species,
  medium: (names) => names.species,
  chemokines: (names) => names.species,
  receptors: (names) => names.receptors,
  blocks: (names) => names.receptors,
  neutralises: (names) => names.species,
  states: (names) => names.states,
  traits: (names) => names.traits,
  weights: (names) => names.nodes,
  become: (names) => names.cells,
  enter: (names) => names.cells,
  influx: (names) => names.cells,
  output: outputNames,
};

function allowedKeys(path: readonly string[], here: Json | undefined, names: Names): string[] {
  if (Array.isArray(here)) return here.map((_, i) => String(i));
  const kind = namesAt(path);
  const family = kind === 'values' ? (FAMILIES[path.at(-1)!]?.(names) ?? []) : [];
  return [...knownKeys(path, here), ...(kind === 'none' ? [] : keys(here)), ...family];
}

/** Checks that every name a scenario uses is defined. Works on raw, merged text, to find all problems at once. */

import { unknownName } from '../../base/nearest.ts';
import { OWN_PARTS } from '../reductions.ts';
import { describe, keysOfPath } from '../schema/lookup.ts';
import { levelsOf, type NameProblem, type Names, parseInput, parseOutput } from '../vocabulary.ts';
import { asList, asMap, fieldNames, keys, namesOf } from './defined-names.ts';
import { likeCircles } from './likes.ts';
import type { Json, Table } from './plain-tree.ts';
import type { Problem } from './problem.ts';
import { checkSchedule } from './schedule-check.ts';
import { checkSetting, pathCheck } from './setting-path.ts';

/**
 * @param missing tables that are not maps: references to their entries are not reported, since none could be resolved
 */
export function checkReferences(
  scenario: { [key: string]: Json },
  missing: readonly ('cells' | 'species')[] = [],
): Problem[] {
  const problems = findReferences(scenario);
  const about = missing.map((table): string => (table === 'cells' ? 'a cell type' : 'a species'));
  if (missing.length > 0) about.push('an input', 'an output', 'a path of this');
  return problems.filter(({ message }) => !about.some((what) => message.includes(`, expected ${what}`)));
}

const LEVEL = 'a receptor, state or trait';

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
    keysOf([...at, 'coatedWith'], cell.coatedWith, 'a species', names.species);
    keysOf([...at, 'receptors'], cell.receptors, 'a receptor', names.receptors);
    keysOf([...at, 'repelledAbove'], cell.repelledAbove, 'a receptor', names.receptors);
    keysOf([...at, 'states'], cell.states, 'a state', names.states);
    one([...at, 'leads', 'trait'], asMap(cell.leads).trait, 'a trait', names.traits);
    keysOf([...at, 'traits'], cell.traits, 'a trait', names.traits);
    keysOf([...at, 'become'], cell.become, 'a cell type', names.cells);
    if (keys(cell.become).includes(id))
      problems.push({
        path: [...at, 'become', id],
        message: `found "${id}", expected another cell type: a cell cannot become what it is`,
        atKey: true,
      });
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
      if (types.every((type) => output === `become.${String(type)}`))
        problems.push({
          path: ['rules', id, 'output', output],
          message: `found "${output}" for cells of that type, expected another cell type: a cell cannot become what it is`,
          atKey: true,
        });
    }
    const terms = Array.isArray(rule.terms) ? rule.terms : [rule];
    const operators = terms.map((term) => String(asMap(term).operator ?? 'multiply'));
    const moving = operators.find((operator) => MOVING.includes(operator));
    const other = operators.findIndex((operator) => operator !== moving);
    if (moving !== undefined && other >= 0)
      problems.push({
        path: ['rules', id, 'terms', other, 'operator'],
        message: `found "${operators[other]}" beside "${moving}", expected ${moving} in all terms of this rule`,
      });
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
    keysOf(['tissues', id, 'measured'], tissue.measured, 'a species', names.species);
    asList(tissue.layout).forEach((row, i) => {
      one(['tissues', id, 'layout', i, 'cell'], asMap(row).cell, 'a cell type', names.cells);
      keysOf(['tissues', id, 'layout', i, 'levels'], asMap(row).levels, LEVEL, levelsOf(names));
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
  const sentences = sentencesOf(scenario);
  asList(scenario.expect).forEach((row, i) => {
    const arms = keys(scenario.arms);
    one(['expect', i, 'arm'], asMap(row).arm, 'an arm', arms);
    one(['expect', i, 'relativeTo'], asMap(row).relativeTo, 'start, max or an arm', [...OWN_PARTS, 'base', ...arms]);
    asList(asMap(row).failsWithout).forEach((knockout, j) => {
      const at = ['expect', i, 'failsWithout', j];
      if (Array.isArray(knockout)) knockout.forEach((text, k) => path([...at, k], text));
      else path(at, knockout);
    });
    asList(asMap(row).holds).forEach((sentence, j) =>
      one(['expect', i, 'holds', j], sentence, 'a sentence', sentences),
    );
  });
  checkQuestions(scenario, names, one);
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
  inProbe('arm', 'an arm', arms);
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
  const drawable = fieldNames(scenario);
  one(['view', 'field'], view.field, 'a species', drawable);
  for (const [tissue, field] of Object.entries(asMap(view.fields))) {
    one(['view', 'fields', tissue], field, 'a species', drawable);
  }
  keysOf(['view', 'fields'], view.fields, 'a tissue', names.tissues);
  if (view.subject !== undefined) one(['view', 'subject'], view.subject, 'a cell type', names.cells);
  if (view.lever !== undefined) one(['view', 'lever'], view.lever, 'a control', asList(scenario.controls).map(String));
  asList(view.captions).forEach((raw, i) => {
    const { tissue, cell, most } = asMap(raw);
    one(['view', 'captions', i, 'tissue'], tissue, 'a tissue', names.tissues);
    one(['view', 'captions', i, 'cell'], cell, 'a cell type', names.cells);
    one(['view', 'captions', i, 'most'], most, 'a receptor, a state or a trait', levelsOf(names));
  });
  asList(view.faint).forEach((type, i) => one(['view', 'faint', i], type, 'a cell type', names.cells));
  one(['view', 'colour'], view.colour, 'type, a receptor, a state or a trait', ['type', ...levelsOf(names)]);
  return problems;
}

/** Operators whose output is a value to move to, where others have a factor or an amount. */
const MOVING = ['raise', 'lower'];

type One = (path: PropertyKey[], value: Json | undefined, what: string, list: readonly string[]) => void;

/** Checks the names that the questions of a lesson use. */
function checkQuestions(scenario: Table, names: Names, one: One): void {
  const arms = ['base', ...keys(scenario.arms)];
  const drawable = fieldNames(scenario);
  asList(asMap(scenario.lesson).questions).forEach((raw, i) => {
    const row = asMap(raw);
    const at = ['lesson', 'questions', i];
    asList(row.runs).forEach((arm, j) => one([...at, 'runs', j], arm, 'an arm', arms));
    for (const [id, read] of Object.entries(asMap(row.reads))) {
      const { arm, relativeTo } = asMap(read);
      one([...at, 'reads', id, 'arm'], arm, 'an arm', arms);
      one([...at, 'reads', id, 'relativeTo'], relativeTo, 'start, max or an arm', [...OWN_PARTS, ...arms]);
    }
    one([...at, 'field'], row.field, 'a species', drawable);
    const place = asMap(row.place);
    one([...at, 'place', 'tissue'], place.tissue, 'a tissue', names.tissues);
    one([...at, 'place', 'cell'], place.cell, 'a cell type', names.cells);
    one([...at, 'place', 'level'], place.level, 'a receptor, a state or a trait', levelsOf(names));
    one([...at, 'place', 'field'], place.field, 'a species', drawable);
  });
}

/** Checks that receptors, states and traits, the columns of a cell, have different names. */
function checkLevels(scenario: Table): Problem[] {
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

function checkTerm(term: Table, at: PropertyKey[], names: Names): Problem[] {
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

/** Sentences that an expectation may support: the title, the question, and the `read` lines of the lesson. */
export function sentencesOf(scenario: Json | undefined): string[] {
  const { title, question, lesson } = asMap(scenario);
  const lines = asList(asMap(lesson).read).map((_, i) => `read.${i + 1}`);
  return [...(title ? ['title'] : []), ...(question ? ['question'] : []), ...lines];
}

/** Reads scenarios from files. */
import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { measuresOf } from '../observe/measures.ts';
import { compile } from '../scenario/compile.ts';
import { parseLayer, placeOf } from '../scenario/layers.ts';
import { unknownName } from '../scenario/nearest.ts';
import { type ReadResult, type ReadScenario, readScenario } from '../scenario/read.ts';
import { wrong } from './failure.ts';
import { shippedScenarios } from './home.ts';
import { isRunFile } from './run-file.ts';

/**
 * The scenario of a file, or one that comes with Stroma by its name, with all numbers in core units.
 * @param changes `path=value` texts that are applied last: `tissues.tumour.vesselOxygen=20`
 * @throws an error whose message has every problem of the file, a line each
 */
export function load(scenario: string, changes: readonly string[] = []): ReadScenario {
  const { scenario: read, problems } = readFile(findScenario(scenario), changes);
  if (!read) throw wrong(problems.join('\n'));
  return read;
}

/** Reads the file at a path; gives the scenario or its problems. */
export function readFile(path: string, changes: readonly string[] = []): ReadResult {
  const name = path.split(sep).join('/');
  const text = textOf(path) ?? '';
  const read = readScenario(name, text, textOf, changes);
  const problems = read.scenario ? measureProblems(read.scenario, name, text) : [];
  return problems.length > 0 ? { scenario: null, problems } : read;
}

/** Lines for the measures that a scenario names and that a run of it does not have. */
function measureProblems(scenario: ReadScenario, name: string, text: string): string[] {
  const measures = measuresOf(compile(scenario), scenario).map(({ id }) => id);
  const named: { path: PropertyKey[]; measure: string }[] = [
    ...scenario.measure.map((measure, i) => ({ path: ['measure', i], measure })),
    ...scenario.view.charts.map((measure, i) => ({ path: ['view', 'charts', i], measure })),
    ...scenario.expect.map(({ measure }, i) => ({ path: ['expect', i, 'measure'], measure })),
  ];
  const unknown = named.filter(({ measure }) => !measures.includes(measure));
  if (unknown.length === 0) return [];
  const { layer } = parseLayer(name, text);
  return unknown.map(({ path, measure }) => {
    const at = placeOf([layer], path, false);
    return `${at.name}:${at.line}:${at.column} ${path.join('.')}: ${unknownName(measure, 'a measure', measures)}`;
  });
}

/** The path of a scenario: as given when there is such a file, else of the one that has this name. */
export function findScenario(given: string): string {
  if (isFile(given)) {
    if (isRunFile(given)) throw wrong(`${given}: found a run, expected a scenario; "stroma replay" does a run again`);
    return given;
  }
  const shipped = shippedScenarios();
  const path = Object.hasOwn(shipped, given) ? shipped[given] : undefined;
  if (path !== undefined) return near(path);
  const names = Object.keys(shipped);
  throw wrong(`scenario: ${unknownName(given, `the path of a scenario or one of ${names.join(', ')}`, names)}`);
}

/** Relative to the folder one is in, if it is below. */
function near(path: string): string {
  const below = relative('', path);
  return below.startsWith('..') ? path : below;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const textOf = (path: string): string | null => (isFile(path) ? readFileSync(path, 'utf8') : null);

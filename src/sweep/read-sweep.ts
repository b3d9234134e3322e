/** Reads sweep files: checks them and the scenarios they vary; returns the plan or every problem, one per line. */

import { CORE_VERSION, modelDigest } from '../run/model-digest.ts';
import { readFile } from '../run/read-checked.ts';
import { modelOf } from '../scenario/prepared.ts';
import { explainIssues } from '../scenario/read/explain-issues.ts';
import { type Layer, parseLayer } from '../scenario/read/layers.ts';
import type { Json } from '../scenario/read/plain-tree.ts';
import type { Problem } from '../scenario/read/problem.ts';
import { problemLines } from '../scenario/read/problem-lines.ts';
import { type Files, resolvePath } from '../scenario/read/read-scenario.ts';
import { checkSeed } from '../scenario/read/seed-check.ts';
import { isOfArms, planArms } from './arms-factor.ts';
import { type DesignTable, readTable } from './design-table.ts';
import { MAX_SALTELLI_FACTORS } from './designs/saltelli.ts';
import { MAX_DIMENSIONS } from './designs/sobol.ts';
import { clashes, columnOf, type FactorOutcome, planFactor, statedRange, type World } from './factors.ts';
import { planInexact } from './inexact-factors.ts';
import { designOf, type Plan, type PlannedFactor, type PlannedScenario } from './plan.ts';
import { planMeasures, planStop } from './planned-measures.ts';
import { COLUMNS } from './result-rows.ts';
import { type SweepFile, sweepSchema } from './sweep-schema.ts';

export { measuresInWords, type SweepMeasure } from './measure-words.ts';

export interface SweepResult {
  plan: Plan | null;
  problems: string[];
  /** What happens in its runs otherwise than written, or never, one line each. */
  notes?: string[];
}

/** Where scenarios and tables come from. */
export interface Sources {
  files: Files;
  /** The path of a scenario shipped with Stroma, by its name. */
  named(name: string): string | null;
  version: string;
  /** Names of the columns of a design's table, in place of those that its sweep names. */
  columns?: readonly string[] | undefined;
}

/** `name` is the path of the file, which paths in it are relative to. */
export function readSweep(name: string, text: string, sources: Sources): SweepResult {
  const { layer, problems } = parseLayer(name, text);
  if (problems.length > 0) return { plan: null, problems };
  const parsed = sweepSchema.safeParse(layer.value ?? {});
  const refused = (found: readonly Problem[]): SweepResult => ({ plan: null, problems: problemLines([layer], found) });
  if (!parsed.success) return refused(explainIssues(parsed.error, layer.value ?? {}, sweepSchema));
  const file = parsed.data;
  const misread = checkSeed([layer], (layer.value as { seed?: Json }).seed);
  if (misread.length > 0) return refused(misread);

  const { worlds, scenarios, lines, problems: unread } = readScenarios(layer, file, sources);
  if (lines.length > 0 || unread.length > 0)
    return { plan: null, problems: [...lines, ...problemLines([layer], unread)] };
  const table = tableOf(name, file, sources);
  if (table.problems.length > 0) return refused(table.problems);

  const read = Object.entries(file.vary).map(([name, row]) => {
    const column = table.columns[name] ?? null;
    return isOfArms(row) ? planArms(name, row, column, worlds) : planFactor(name, row, column, worlds);
  });
  const { measures, problems: ofMeasures } = planMeasures(file.measures, scenarios);
  const { stop, problems: ofStop } = planStop(file.stop, scenarios);
  const inexact = planInexact(file, worlds);
  const found = [
    ...reservedNames(file),
    ...read.flatMap((one) => one.problems),
    ...inexact.problems,
    ...ofMeasures,
    ...ofStop,
  ];
  if (found.length > 0) return refused(found);
  const factors = [...read.map(({ factor }) => factor!), ...inexact.factors];
  const unfit = [...sameChanges(file, factors), ...checkDesign(file, factors)];
  if (unfit.length > 0) return refused(unfit);

  const id = name.replace(/^.*\//, '').replace(/\.(ya?ml|json)$/, '');
  const seed = file.seed === '' ? id : file.seed;
  const { points } = designOf({ design: file.design, factors, seed });
  const plan: Plan = {
    stroma: 2,
    version: sources.version,
    core: CORE_VERSION,
    id,
    title: file.sweep,
    description: file.description,
    seed,
    design: file.design,
    replicates: file.replicates,
    pairing: file.pairing,
    scenarios,
    factors,
    measures,
    stop,
    points,
    runs: scenarios.length * points * file.replicates,
  };
  const told = notesOf(
    worlds,
    read.map((one) => one.told),
  );
  return { plan, problems: [], notes: [...outside(layer, table, file, factors), ...told] };
}

/** Notes on the scenarios as they are run: those that every factor leaves, and those that a value of one brings. */
function notesOf(worlds: readonly World[], told: readonly FactorOutcome['told'][]): string[] {
  const notes = worlds.flatMap(({ name, until, timing }) => {
    const own = timing({ until, arms: [] });
    const left = own.filter((note) => told.every((of) => of[name]?.has(note)));
    const brought = told.flatMap((of) => [...(of[name] ?? [])].filter((note) => !own.includes(note)));
    return [...left, ...brought].map((note) => note.replace(/^--set:\d+:\d+ /, `${name}, as varied: `));
  });
  return [...new Set(notes)];
}

/** The scenarios of a sweep with its common settings applied, and readers for changed versions of them. */
function readScenarios(layer: Layer, file: SweepFile, { files, named }: Sources) {
  const problems: Problem[] = [];
  const lines: string[] = [];
  const worlds: World[] = [];
  const scenarios: PlannedScenario[] = [];
  const both = [file.scenario, file.scenarios].filter((one) => one !== undefined).length;
  if (both !== 1)
    problems.push({
      path: [],
      message:
        both === 0
          ? 'found neither "scenario" nor "scenarios", expected one'
          : 'found "scenario" and "scenarios", expected one',
    });
  const one = { file: file.scenario ?? '', set: {}, until: undefined };
  const wanted = file.scenarios
    ? Object.entries(file.scenarios).map(([name, row]) => ({ name, row, at: ['scenarios', name] }))
    : [{ name: '', row: one, at: ['scenario'] }];
  for (const { name, row, at } of both === 1 ? wanted : []) {
    const beside = resolvePath(layer.name, row.file);
    const why = whyNone(files, beside);
    const path = why === null ? beside : why === ABSENT ? named(row.file) : null;
    const text = path === null ? null : files(path);
    if (path === null || text === null) {
      const place = name === '' ? at : [...at, 'file'];
      problems.push({ path: place, message: `found "${row.file}" (${why}), expected a scenario${asText(why)}` });
      continue;
    }
    const fixed = changesOf({ ...file.set, ...row.set });
    const { scenario, problems: wrong, timing = () => [] } = readFile(path, text, files, fixed);
    if (!scenario) {
      for (const line of wrong) {
        const own = /^--set:\d+:\d+ /.exec(line);
        if (own) problems.push({ path: name === '' ? ['set'] : at, message: line.slice(own[0].length) });
        else lines.push(line);
      }
      continue;
    }
    const world = name === '' ? scenario.id : name;
    const until = row.until ?? file.until ?? scenario.duration;
    worlds.push({
      name: world,
      base: scenario,
      until,
      timing,
      read: (changes) => readFile(path, text, files, [...fixed, ...changes]),
    });
    scenarios.push({
      name: world,
      modelDigest: modelDigest(modelOf(scenario)),
      until,
      scenario: withoutExtends(scenario),
    });
  }
  return { worlds, scenarios, problems, lines };
}

const ABSENT = 'no such file';

/** Why a path has no text; null if it has one. */
const whyNone = (files: Files, path: string): string | null =>
  files(path) !== null ? null : (files.why?.(path) ?? ABSENT);

/** What is expected of a file that is there. */
const asText = (why: string | null): string => (why === ABSENT ? '' : ' as UTF-8 text');

/** A full scenario no longer names the files it was built from. */
function withoutExtends<S extends { extends?: unknown }>({ extends: _, ...scenario }: S): S {
  return scenario as S;
}

const changesOf = (settings: Record<string, Json>): string[] =>
  Object.entries(settings).map(([path, value]) => `${path}=${JSON.stringify(value)}`);

/** The columns of the table of a design: one for each factor. */
function tableOf(name: string, { design, vary }: SweepFile, { files, columns: given }: Sources): DesignTable {
  const none: DesignTable = { columns: {}, problems: [] };
  const refuse = (path: string[], message: string): DesignTable => ({ ...none, problems: [{ path, message }] });
  if (design.kind !== 'table')
    return given === undefined
      ? none
      : refuse(['design'], `found a ${design.kind} design and --columns, expected a table, whose columns it names`);
  const { file } = design;
  const path = resolvePath(name, file);
  const text = files(path);
  if (text === null) {
    const why = whyNone(files, path);
    return refuse(['design', 'file'], `found "${file}" (${why}), expected a CSV file${asText(why)}`);
  }
  return readTable({ file, text, columns: given ?? design.columns }, vary);
}

/** A note for each factor of a table with values outside the range that the factor states. */
function outside(layer: Layer, { columns }: DesignTable, file: SweepFile, factors: readonly PlannedFactor[]): string[] {
  const found = factors.flatMap(({ name, values }): Problem[] => {
    const column = columns[name];
    const range = column && statedRange(file.vary[name]);
    if (!column || !range || !values) return [];
    const beyond = values.flatMap((value, i) => {
      const { values: amounts, unit } = columnOf([
        typeof value === 'number' ? `${value} ${range.unit}`.trimEnd() : value,
      ]);
      const [amount] = amounts;
      // Of a value in another unit than the range, it is not known here.
      if (typeof amount !== 'number' || unit !== range.unit) return [];
      return amount < range.from || amount > range.to ? [i] : [];
    });
    if (beyond.length === 0) return [];
    const more = beyond.length > 1 ? ` (and so ${beyond.length - 1} more)` : '';
    const ends = `${range.from} to ${range.to} ${range.unit}`.trimEnd();
    const message = `found ${values[beyond[0]]} in ${column.places[beyond[0]]}${more}, outside ${ends}; it is run as the table says`;
    return [{ path: ['vary', name], atKey: true, message }];
  });
  return problemLines([layer], found);
}

const reservedNames = ({ vary }: SweepFile): Problem[] =>
  Object.keys(vary)
    .filter((name) => (COLUMNS as readonly string[]).includes(name))
    .map((name) => ({
      path: ['vary', name],
      atKey: true,
      message: `found "${name}", expected another name; the results have a column of that name`,
    }));

const sameChanges = ({ vary }: SweepFile, factors: readonly PlannedFactor[]): Problem[] =>
  clashes(factors).map(([a, b]) => ({
    path: Object.hasOwn(vary, b.name) ? ['vary', b.name] : ['inexact'],
    atKey: true,
    message: `found the same number changed as in vary.${a.name}, expected each in one factor`,
  }));

/** Checks that the factors meet the requirements of a design. */
function checkDesign({ design }: SweepFile, factors: readonly PlannedFactor[]): Problem[] {
  const names = factors.map(({ name }) => name);
  const most = (count: number): Problem[] =>
    names.length > count
      ? [{ path: ['design'], message: `found ${names.length} factors, expected at most ${count} in this design` }]
      : [];
  switch (design.kind) {
    case 'grid':
    case 'list': {
      const bare = factors.filter(({ range, levels }) => range && levels === 0);
      if (bare.length > 0)
        return bare.map(({ name }) => ({
          path: ['vary', name],
          message: `found a range without "levels", expected how many of its values a ${design.kind} takes`,
        }));
      const counts = factors.map(({ values, levels }) => values?.length ?? levels);
      const odd = counts.findIndex((count) => count !== counts[0]);
      return design.kind === 'list' && odd > 0
        ? [
            {
              path: ['vary', names[odd]],
              message: `found ${counts[odd]} values, expected ${counts[0]} as in ${names[0]}`,
            },
          ]
        : [];
    }
    case 'sobol':
      return most(MAX_DIMENSIONS);
    case 'saltelli':
      return [...needFactors(names), ...most(MAX_SALTELLI_FACTORS)];
    case 'morris':
      return design.levels % 2 === 0
        ? needFactors(names)
        : [{ path: ['design', 'levels'], message: `found ${design.levels}, expected an even number of levels` }];
    default:
      return needFactors(names);
  }
}

const needFactors = (names: readonly string[]): Problem[] =>
  names.length > 0
    ? []
    : [{ path: [], message: 'found nothing varied, expected "vary" or "inexact" with at least one factor' }];

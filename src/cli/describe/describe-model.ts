/** The model description after the ODD protocol (Grimm and others 2020), with tables from the files and the code. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCK_BYTES } from '../../base/digest.ts';
import { displayUnit } from '../../base/units.ts';
import type { Wired } from '../../claims/claim.ts';
import { parseLayer } from '../../scenario/read/layers.ts';
import { EVIDENCE_WORDS, type Evidence } from '../../scenario/schema/evidence.ts';
import { describe } from '../../scenario/schema/lookup.ts';
import type { RuleRow } from '../../scenario/schema/schema.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { STAGES } from '../../step/stages.ts';
import { english } from '../../texts/words.ts';
import { readClaims } from '../../validation/claims.ts';
import { EVENTS } from '../../world/world.ts';
import { home, ownFile } from '../home.ts';
import { tally } from '../methods/evidence-counts.ts';
import { takenText } from '../validation/claims-report.ts';
import { behaviourList } from './behaviour-list.ts';
import { censusTable } from './census.ts';
import { code, markdownTable } from './markdown.ts';
import { type NodesAtMost, nodesAtMost, reachedFactor } from './reached.ts';

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const BASE = 'scenarios/base';

interface Layer {
  name: string;
  layer: Tree;
}

/** Files with the biology, sorted by name. */
const layersOf = (): Layer[] =>
  readdirSync(join(home(), BASE))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.yaml'.length),
      layer: parseLayer(file, ownFile(`${BASE}/${file}`) ?? '').layer.value as Tree,
    }));

export function describeModel(): string {
  const layers = layersOf();
  const parts: Record<string, string> = {
    site: String(SITE),
    block: String(BLOCK_BYTES),
    events: EVENTS.join(', '),
    schedule: markdownTable(
      ['stage', 'what it does'],
      STAGES.map(({ name, does }) => [code(name), does]),
    ),
    behaviours: behaviourList(),
    claims: claimsTable(),
    rules: rulesTable(layers),
    numbers: numbersTables(layers),
    census: censusTable(marksOf(layers)),
    fitted: fittedTable(layers),
  };
  return (ownFile('docs/templates/model.md') ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`docs/templates/model.md: unknown part "${name}"`);
    return part;
  });
}

const rulesTable = (layers: readonly Layer[]): string => {
  const nodes = nodesOf(layers);
  return markdownTable(
    ['rule', 'what it says', 'cells', 'reads', 'changes', 'source', 'mark'],
    layers.flatMap(({ name, layer }) =>
      // A rule without `says` only names further cells for an earlier one.
      Object.entries((layer.rules ?? {}) as Record<string, RuleRow>)
        .filter(([, rule]) => rule.says !== undefined)
        .map(([id, rule]) => ruleRow(name, id, rule, nodes)),
    ),
  );
};

function nodesOf(layers: readonly Layer[]): NodesAtMost {
  const base = layers.find(({ layer }) => layer.saturation !== undefined);
  if (!base) throw new Error(`${BASE}: found no file that sets the saturation of nodes`);
  const { saturation, axes } = base.layer as { saturation: Tree; axes: Record<string, Tree> };
  const [first] = Object.values(axes);
  return nodesAtMost(first.weights as Tree, Number(saturation.value));
}

const numbersTables = (layers: readonly Layer[]): string =>
  layers
    .map(({ name, layer }) => ({ name, rows: numbersOf(layer) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => `#### base/${name}.yaml\n\n${markdownTable(['number', 'value', 'source', 'mark'], rows)}`)
    .join('\n\n');

/** The marks of all numbers and rules of the files. */
const marksOf = (layers: readonly Layer[]) => ({
  numbers: tally(layers.flatMap(({ layer }) => markedNumbers(layer).map(({ evidence }) => evidence))),
  rules: tally(
    layers.flatMap(({ layer }) =>
      Object.values((layer.rules ?? {}) as Record<string, RuleRow>)
        .filter(({ says }) => says !== undefined)
        .map(({ evidence }) => evidence),
    ),
  ),
});

const fittedTable = (layers: readonly Layer[]): string =>
  markdownTable(
    ['number', 'value', 'fitted to, and what else is known', 'file'],
    layers.flatMap(({ name, layer }) =>
      markedNumbers(layer)
        .filter(({ evidence }) => evidence === 'fitted')
        .map(({ path, shown, source }) => [code(path), shown, source, `base/${name}.yaml`]),
    ),
  );

const claimsTable = (): string =>
  markdownTable(
    ['row', 'claim', 'scope', 'where it lives', 'wired'],
    readClaims(ownFile).map(({ row, says, scope, lives, wired, shownBy }) => [
      String(row),
      english(says),
      scope,
      lives,
      wired ? wiredText(wired) : (shownBy ?? ''),
    ]),
  );

function wiredText({ world = 'claims', measure, goes, at, ...knock }: Wired): string {
  const place = world === 'claims' ? '' : `${world}.yaml: `;
  return `${place}${takenText(knock)}: ${code(measure)} goes ${goes} at ${at} h`;
}

/** The same tree, with plain numbers in place of those that carry a source. */
const plainNumbers = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainNumbers);
  if (!isTree(value)) return value;
  if (isMarked(value)) return value.value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainNumbers(inner)]));
};

const isMarked = (value: Tree): boolean =>
  'value' in value && ('source' in value || 'evidence' in value || 'range' in value);

function ruleRow(file: string, id: string, marked: RuleRow, nodes: NodesAtMost): string[] {
  const rule = plainNumbers(marked) as RuleRow;
  const terms = (rule.terms ?? [rule]) as Partial<RuleRow>[];
  const reads = terms
    .map(({ input, operator = 'multiply', direction = 'rises', half, power = 1, from, to, join = 'product' }) => {
      const said = [input ?? ''].flat().join(join === 'max' ? ' or ' : join === 'sum' ? ' + ' : ' × ');
      const form =
        operator === 'ramp'
          ? `ramp ${from} to ${to}`
          : `${operator === 'multiply' ? '' : `${operator} `}${direction}, K ${half}, n ${power}`;
      return `${code(said)} (${form})`;
    })
    .join('; ');
  const changes = Object.entries(rule.output ?? {})
    .map(([name, factor]) => {
      const reached = reachedFactor(rule, factor, nodes);
      return `${code(name)} ${String(factor)}${reached === null ? '' : ` (reaches ${Number(reached.toPrecision(2))})`}`;
    })
    .join(', ');
  return [
    `${id} (${file})`,
    english(rule.says ?? ''),
    [rule.cells ?? ''].flat().join(', '),
    reads,
    changes,
    rule.source ?? '',
    markOf(rule.evidence),
  ];
}

/** A mark as shown; '' where a file states none. */
const markOf = (evidence: unknown): string => EVIDENCE_WORDS[evidence as Evidence] ?? '';

interface MarkedNumber {
  path: string;
  /** With its unit and its range. */
  shown: string;
  source: string;
  evidence: Evidence;
}

/** The numbers of a file that say where they come from. */
function markedNumbers(layer: Tree): MarkedNumber[] {
  const found: MarkedNumber[] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (isTree(value) && isMarked(value)) {
      const unit = describe(path)?.unit ?? '';
      const shown =
        typeof value.value === 'number' && unit !== '' ? `${value.value} ${displayUnit(unit)}` : String(value.value);
      const range = Array.isArray(value.range) ? ` (${value.range.join(' to ')})` : '';
      found.push({
        path: path.join('.'),
        shown: `${shown}${range}`,
        source: String(value.source ?? ''),
        evidence: (value.evidence ?? 'assumed') as Evidence,
      });
    } else if (isTree(value)) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(layer, []);
  return found;
}

const numbersOf = (layer: Tree): string[][] =>
  markedNumbers(layer).map(({ path, shown, source, evidence }) => [code(path), shown, source, markOf(evidence)]);

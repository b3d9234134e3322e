/** Describes a run to a host when it opens: everything the page needs to label, colour and steer it. */

import { displayUnit } from '../base/units.ts';
import { highOf, measuredPicture } from '../observe/measured-picture.ts';
import type { Measure } from '../observe/measures/measures.ts';
import type { Looks } from '../observe/picture.ts';
import type { Run } from '../run/run.ts';
import { valueAt } from '../scenario/paths.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { placeOf, settingHelp, settingLabel } from '../scenario/setting-words.ts';
import { measuredId, SITE } from '../scenario/vocabulary.ts';
import { weightOf } from '../step/circulation/weight.ts';
import { GROUPS } from '../texts/groups.ts';
import { textIn } from '../texts/text.ts';
import type { Words } from '../texts/words.ts';
import type { ColumnInfo, ControlInfo, DrugInfo, Evidence, FieldInfo, Group, Opened } from './protocol.ts';

export function describeRun(run: Run, measures: readonly Measure[]): Opened {
  const { scenario } = run;
  const { model } = run.engine.world;
  return {
    id: scenario.id,
    code: scenario.code,
    title: scenario.title,
    question: scenario.question,
    seed: run.seed,
    minutesPerStep: model.minutes,
    duration: model.duration,
    settle: model.settle,
    tissues: model.tissues.map((tissue) => ({
      id: tissue.id,
      label: scenario.tissues[tissue.id].label,
      width: tissue.width,
      height: tissue.height,
      site: SITE,
      weight: weightOf(run.engine, run.engine.world.tissues[tissue.index]),
    })),
    cells: Object.entries(scenario.cells).map(
      ([id, { label, singular = label, plural = label, layer, look, help }]) => ({
        id,
        label,
        singular,
        plural,
        layer,
        ...look,
        help,
      }),
    ),
    columns: columnsOf(scenario),
    fields: fieldsOf(scenario),
    measured: measuredOf(scenario),
    measures: measures.map(({ id, label, phrase, short, unit, help }) => ({ id, label, phrase, short, unit, help })),
    controls: scenario.controls.map((path) => controlOf(scenario, path)),
    drugs: drugsOf(scenario),
    rules: Object.entries(scenario.rules).map(([id, { says, source, evidence, off }]) => ({
      id,
      says,
      source,
      evidence: evidence as Evidence,
      off: off === true,
    })),
    view: {
      ...scenario.view,
      subject: subjectOf(scenario),
      lever: leverOf(scenario),
      panel: scenario.view.panel ?? null,
    },
    log: [...run.log],
    threads: run.engine.team.threads,
    notes: notesOf(scenario),
  };
}

/** What a picture needs to know about a scenario's looks. */
export function looksOf(scenario: Prepared): Looks {
  const shaped = (...shapes: string[]) =>
    new Set(Object.values(scenario.cells).flatMap(({ look }, type) => (shapes.includes(look.shape) ? [type] : [])));
  return {
    columns: Object.fromEntries(columnsOf(scenario).map((column) => [column.id, column])),
    measured: measuredPictures(scenario),
    tubes: shaped('tube'),
    turning: shaped('spindle', 'thickSpindle'),
    coloured: shaped('disc'),
  };
}

function measuredPictures(scenario: Prepared): Looks['measured'] {
  const { tissues } = modelOf(scenario);
  return Object.fromEntries(
    tissues.map((tissue) => [
      tissue.id,
      Object.fromEntries(
        Object.entries(scenario.tissues[tissue.id].measured ?? {}).map(([species, row]) => [
          measuredId(species),
          measuredPicture(row, tissue),
        ]),
      ),
    ]),
  );
}

function columnsOf(scenario: Prepared): ColumnInfo[] {
  const having = (family: 'receptors' | 'states' | 'traits', id: string): string[] =>
    Object.keys(scenario.cells).filter((cell) => scenario.cells[cell][family][id] !== undefined);
  return [
    ...Object.entries(scenario.receptors).map(([id, row]) => ({
      id,
      cells: having('receptors', id),
      label: row.label,
      unit: '×',
      low: 0,
      high: row.high,
      help: row.help,
    })),
    ...Object.entries(scenario.states).map(([id, row]) => ({
      id,
      cells: having('states', id),
      label: row.label,
      unit: '',
      low: row.low,
      high: row.high,
      help: row.help,
    })),
    ...Object.entries(scenario.traits).map(([id, row]) => ({
      id,
      cells: having('traits', id),
      label: row.label,
      unit: row.inherited === 'factor' ? '×' : '',
      low: row.inherited === 'factor' ? 0 : row.low,
      high: row.inherited === 'factor' ? Math.min(row.high, SHOWN_FACTOR) : row.high,
      help: row.help,
    })),
  ];
}

/** Upper end of the colour scale of a trait that multiplies: cells vary about 1. */
const SHOWN_FACTOR = 2;

function fieldsOf(scenario: Prepared): FieldInfo[] {
  return Object.entries(scenario.species).map(([id, row]) => ({
    id,
    label: row.label,
    unit: row.kind === 'oxygen' ? 'mmHg' : 'nM',
    high: row.view.high,
    contours: row.view.contours,
    kind: row.kind,
    help: row.help,
  }));
}

/** Measured values as fields to look at: each species that was measured in some tissue, once. */
function measuredOf(scenario: Prepared): FieldInfo[] {
  const rows = Object.values(scenario.tissues).flatMap(({ measured = {} }) => Object.entries(measured));
  return [...new Map(rows.reverse())].reverse().map(([id, row]) => {
    const { label, kind } = scenario.species[id];
    return {
      id: measuredId(id),
      label: {
        en: `${textIn(label, 'en')}, measured`,
        de: `${textIn(label, 'de')}, gemessen`,
      },
      unit: '',
      high: highOf(row),
      contours: [],
      kind,
      help: row.says,
    };
  });
}

/** The heading of a control: the table that holds its number. */
const groupOf = (path: string): Group => {
  const [head] = path.split('.');
  return GROUPS.find((group) => group === head) ?? 'other';
};

const isVesselOxygen = (path: string): boolean => placeOf(path.split('.')).place === 'tissues.vesselOxygen';

/** The prominent control: the one requested, or else the oxygen in the vessels of a tissue. */
const leverOf = ({ view, controls }: Prepared): string | null => view.lever ?? controls.find(isVesselOxygen) ?? null;

/** The cell type that a scenario is about: the one it names, else the first laid out that divides, else the first. */
function subjectOf({ view, cells, tissues }: Prepared): string | null {
  if (view.subject !== undefined) return view.subject;
  const laidOut = Object.values(tissues).flatMap(({ layout }) =>
    layout.flatMap((row) => ('cell' in row ? row.cell : [])),
  );
  return laidOut.find((id) => (cells[id]?.division ?? 0) > 0) ?? laidOut[0] ?? null;
}

function controlOf(scenario: Prepared, path: string): ControlInfo {
  const range = scenario.ranges[path];
  if (!range) throw new Error(`controls: ${path} has no range`);
  const value = Number(valueAt(scenario, path));
  const high = niceAbove(Math.min(range.high, value > 0 ? value * 3 : 1));
  const provenance = scenario.provenance[path];
  return {
    path,
    label: settingLabel(scenario, path),
    group: groupOf(path),
    vesselOxygen: isVesselOxygen(path),
    unit: displayUnit(range.unit),
    low: Math.max(0, range.low),
    high: isVesselOxygen(path) ? Math.max(60, high > 60 ? value : 60) : high,
    step: stepFor(high),
    value,
    usual: value,
    help: settingHelp(scenario, path, range.help),
    ...provenance,
  };
}

/** The least of 1, 2, 5 · 10ⁿ that is not below x. */
function niceAbove(x: number): number {
  let unit = 1;
  while (unit > x) unit /= 10;
  while (unit * 10 <= x) unit *= 10;
  return [1, 2, 5, 10].map((factor) => factor * unit).find((nice) => nice >= x * 0.999) ?? x;
}

const stepFor = (high: number): number => niceAbove(high / 200);

/** The drugs that the scenario gives come first, then those of its arms, then the others. */
function drugsOf(scenario: Prepared): DrugInfo[] {
  const schedules = [scenario.schedule, ...Object.values(scenario.arms).map(({ schedule }) => schedule)];
  const given = schedules.flat().flatMap(({ dose, infuse, hold }) => dose ?? hold ?? infuse ?? []);
  const ids = new Set([...given.filter((id) => Object.hasOwn(scenario.drugs, id)), ...Object.keys(scenario.drugs)]);
  return Array.from(ids, (id) => ({ id, drug: scenario.drugs[id] })).map(({ id, drug }) => ({
    id,
    label: drug.label,
    blocks: Object.keys(drug.blocks).map((receptor) => ({ id: receptor, label: scenario.receptors[receptor].label })),
    route: drug.route,
    doseUnit: displayUnit(drug.dose.unit),
    mgPerUnit: drug.dose.unit === 'mg' ? 1 : scenario.weight / 1000,
    low: 0,
    high: drug.dose.high,
    usual: drug.dose.usual,
    interval: drug.dose.interval,
    help: drug.help,
  }));
}

const notesOf = (scenario: Prepared): Words[] => [
  { key: 'notes.teaching' },
  { key: 'notes.sample' },
  { key: 'notes.raised', times: scenario.circulation.seedingGain },
  ...(scenario.niche ? [{ key: 'notes.meanField' } as const] : []),
];

/** What a host learns about a run when it opens: its names, and what can be shown, measured and changed. */
import type { Evidence } from '../observe/shown.ts';
import type { Logged } from '../run/command.ts';
import type { Shape } from '../scenario/cell-shapes.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { Group } from '../texts/groups.ts';
import type { Text } from '../texts/text.ts';
import type { Words } from '../texts/words.ts';

export interface CellTypeInfo {
  id: string;
  /** The name used everywhere: legend, charts. */
  label: Text;
  /** Within a sentence: one cell of the type, and several. */
  singular: Text;
  plural: Text;
  layer: 'structural' | 'mobile';
  shape: Shape;
  /** CSS colour on the dark theme, and on the light and projector themes. */
  dark: string;
  light: string;
  help: Text;
}

export interface TissueInfo {
  id: string;
  label: Text;
  /** Sites. */
  width: number;
  height: number;
  /** Edge of a site, µm. */
  site: number;
  /** Number of samples of this size that make up the tissue in the body. */
  weight: number;
}

/** A per-cell quantity that cells can be coloured by: a receptor level or a state. */
export interface ColumnInfo {
  id: string;
  /** Cell types that have it. */
  cells: string[];
  label: Text;
  unit: string;
  low: number;
  high: number;
  help: Text;
}

export interface FieldInfo {
  id: string;
  label: Text;
  unit: string;
  /** Upper end of the colour scale. */
  high: number;
  /** Values at which contours are drawn: dashed first, solid last (a dissociation constant). */
  contours: { value: number; label: Text }[];
  kind: 'oxygen' | 'ligand' | 'drug';
  help: Text;
}

export interface MeasureInfo {
  id: string;
  label: Words;
  /** What it is within a sentence. */
  phrase: Words;
  /** Its name where the context says what is measured. */
  short: Words;
  unit: string;
  help: Words;
}

export type { Group };

/** A number that the user may change while the run goes on. */
export interface ControlInfo {
  /** Parameter path, also the `data-control` name and the path of a `set` command. */
  path: string;
  label: Words;
  group: Group;
  /** Whether it is the oxygen that a tissue's vessels carry; its lack is hypoxia. */
  vesselOxygen: boolean;
  unit: string;
  low: number;
  high: number;
  step: number;
  value: number;
  /** The usual value, marked on the slider. */
  usual: number;
  help: Words;
  source?: string;
  evidence?: Evidence;
  /** Lowest and highest plausible value, where the scenario gives them. */
  range?: [number, number] | undefined;
}

export interface DrugInfo {
  id: string;
  label: Text;
  /** Receptors that it blocks. */
  blocks: { id: string; label: Text }[];
  route: Text;
  /** Unit of a dose as the user enters it (`µg/kg` or `mg`) and how many mg one such unit is for this body. */
  doseUnit: string;
  mgPerUnit: number;
  low: number;
  high: number;
  usual: number;
  interval: number;
  help: Text;
}

export interface RuleInfo {
  id: string;
  says: Text;
  source: string;
  evidence: Evidence;
  /** Whether it starts switched off. */
  off: boolean;
}

export interface Opened {
  id: string;
  code: string;
  title: Text;
  question: Text;
  seed: string;
  /** Minutes in a step; run length and settling time in steps. */
  minutesPerStep: number;
  duration: number;
  settle: number;
  tissues: TissueInfo[];
  cells: CellTypeInfo[];
  columns: ColumnInfo[];
  fields: FieldInfo[];
  /** Measured values that can be shown as fields. */
  measured: FieldInfo[];
  measures: MeasureInfo[];
  controls: ControlInfo[];
  drugs: DrugInfo[];
  rules: RuleInfo[];
  /** What the scenario wants to be shown first. */
  view: {
    colour: string;
    field: string;
    /** Tissues where another field, or none (''), is shown first. */
    fields: Record<string, string>;
    charts: string[];
    /** The cell type that the scenario is about, and the prominent control. */
    subject: string | null;
    lever: string | null;
    /** Whether the tissues are compared: of one size, their charts on one axis. */
    strips: boolean;
    /** Cell types that are drawn faintly at first. */
    faint: string[];
    /** Words beside a tissue, each with a line to the cell they describe. */
    captions: Prepared['view']['captions'];
    /** The part of the panel that comes first and is open. */
    panel: 'leaving' | null;
  };
  /** Commands of the scenario's schedule. */
  log: Logged[];
  /** Threads that step it. */
  threads: number;
  notes: Words[];
}

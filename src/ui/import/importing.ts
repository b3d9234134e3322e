/** What a file of cells is taken to mean, and the tissue that comes out of it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { importedScenario, importedText, importedTitle } from '../../run/imported-scenario.ts';
import type { Role, Unit } from '../../scenario/first-tissue/cell-tables.ts';
import type { CellsForm } from '../../scenario/first-tissue/idle-options.ts';
import { ImportQuestion, QUESTIONS, wordsOf } from '../../scenario/first-tissue/import-problem.ts';
import {
  columnsIn,
  formOf,
  type ImportGiven,
  importCells,
  kindsIn,
  type TissueImport,
} from '../../scenario/first-tissue/import-tissue.ts';
import type { TableColumns } from '../../scenario/first-tissue/table-of-cells.ts';
import { FILLER, isNoType, suggester } from '../../scenario/first-tissue/type-names.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Words } from '../../texts/words.ts';
import { shippedFiles } from '../run/read-given-scenario.ts';
import { FLAGSHIP, shipped } from '../run/scenarios.ts';
import { openText } from '../session/choose.ts';
import { saveAs } from '../share/save.ts';
import type { GivenFile } from './asked.ts';

/** Where oxygen comes from in a file without enough vessels. */
export const SOURCES = ['own', 'added', 'drawn', 'medium'] as const;
export type Source = (typeof SOURCES)[number];
/** Spacing of added vessels, µm, and oxygen of a medium, mmHg. */
const SPACING = 120;
const MEDIUM = 40;

export interface Meant {
  /** '' as the table says. */
  unit: Unit | '';
  /** µm of a pixel; 0 if it is not known. */
  pixel: number;
  up: boolean | null;
  /** Columns chosen in place of those that are recognised. */
  columns: Partial<Record<Role, string>>;
  /** Columns that hold measured levels, by the name of the level; '' until one is chosen. */
  measured: Readonly<Record<string, string>>;
  /** Colours of a picture of which one pixel is enough for a site. */
  thin: readonly string[];
  /** The region taken: its column and value; '' for none. */
  region: { column: string; values: readonly string[]; value: string };
  /** Factor on distances. */
  scale: number;
  source: Source;
  /** Id of the scenario that is extended. */
  base: string;
}

/** A type of the file and what it is here: a type, `filler`, or '' for none. */
export interface Kind {
  name: string;
  /** Cells; null for a colour, whose pixels are not cells yet. */
  cells: number | null;
  here: string;
  /** Whether its name says what it is. */
  sure: boolean;
}

export type Outcome =
  | { is: 'done'; made: TissueImport }
  | { is: 'asks'; question: ImportQuestion }
  | { is: 'wrong'; words: Words };

/** An import under way. */
export interface Importing {
  file: GivenFile;
  form: CellsForm;
  /** The columns of a table; null for a picture, and for what is no table. */
  table: TableColumns | null;
  meant: ReadonlySignal<Meant>;
  kinds: ReadonlySignal<readonly Kind[]>;
  scenario: ReadonlySignal<Prepared | null>;
  outcome: ReadonlySignal<Outcome | null>;
  change: (change: Partial<Meant>) => void;
  name: (kind: string, here: string) => void;
  run: () => void;
  save: () => void;
}

export function beginImport(file: GivenFile): Importing {
  const labels = file.labels === undefined ? {} : { labels: file.labels };
  const form = formOf(file.bytes, file);
  const picture = form === 'colours';
  const meant = signal<Meant>({
    unit: '',
    pixel: 0,
    up: null,
    columns: {},
    measured: {},
    thin: [],
    region: { column: '', values: [], value: '' },
    scale: 1,
    source: 'own',
    base: FLAGSHIP,
  });
  const scenario = signal<Prepared | null>(null);
  const named = signal<Readonly<Record<string, string>>>({});
  const columns = computed(() => meant.value.columns);
  const only = computed(() => onlyOf(meant.value));
  const found = computed(() => {
    try {
      return { kinds: kindsIn(file.bytes, { columns: columns.value, only: only.value, ...labels }), problem: null };
    } catch (problem) {
      return { kinds: [], problem };
    }
  });
  const kinds = computed(() => {
    if (scenario.value === null) return [];
    const suggest = picture ? byColour(scenario.value) : suggester(scenario.value);
    return found.value.kinds.map(({ name, cells }): Kind => {
      const suggested = isNoType(name) ? { here: '', sure: true } : suggest(name);
      const own = Object.hasOwn(named.value, name) ? named.value[name] : undefined;
      return { name, cells, ...suggested, ...(own === undefined ? {} : { here: own, sure: true }) };
    });
  });
  const outcome = computed((): Outcome | null => {
    if (scenario.value === null) return null;
    if (found.value.problem !== null) return failing(found.value.problem);
    return attempt(file, scenario.value, {
      ...givenBy(meant.value, kinds.value, picture, scenario.value),
      ...labels,
    });
  });
  const open = async (base: string): Promise<void> => {
    const read = await shipped(base);
    if (meant.peek().base === base) scenario.value = read;
  };
  const change = (changed: Partial<Meant>): void => {
    meant.value = { ...meant.peek(), ...changed };
    if (changed.base !== undefined) void open(changed.base);
  };
  const written = (): { name: string; text: string } | null => {
    const made = outcome.peek();
    const base = scenario.peek();
    if (made?.is !== 'done' || base === null) return null;
    return { name: `${plainName(file.name)}.yaml`, text: textOf(file.name, base, made.made) };
  };
  void open(FLAGSHIP);
  return {
    file,
    form,
    table: tableOf(file, form),
    meant,
    kinds,
    scenario,
    outcome,
    change,
    name: (kind, here) => {
      named.value = { ...named.peek(), [kind]: here };
    },
    run: () => {
      const own = written();
      if (own) void openText(own.name, own.text);
    },
    save: () => {
      const own = written();
      if (own) saveAs(own.name, own.text, 'text/yaml');
    },
  };
}

function tableOf(file: GivenFile, form: CellsForm): TableColumns | null {
  if (form !== 'table') return null;
  try {
    return columnsIn(file.bytes, file);
  } catch {
    // The import itself says why it is none.
    return null;
  }
}

/** What a table may have measured: receptors, states and traits, with which cells begin, and species to compare with. */
export const measurable = ({ receptors, states, traits, species }: Prepared): { id: string; label: Words }[] => [
  ...Object.entries({ ...receptors, ...states, ...traits }).map(([id, { label }]) => ({ id, label })),
  ...Object.entries(species).map(([id, { label }]) => ({
    id,
    label: { told: { en: '{species!}, to compare with', de: '{species!}, zum Vergleich' }, species: label },
  })),
];

function attempt(file: GivenFile, scenario: Prepared, given: ImportGiven): Outcome {
  try {
    return { is: 'done', made: importCells(file.name, file.bytes, scenario, firstOf(scenario), given) };
  } catch (problem) {
    return failing(problem);
  }
}

const failing = (problem: unknown): Outcome =>
  problem instanceof ImportQuestion ? { is: 'asks', question: problem } : { is: 'wrong', words: wordsOf(problem) };

const onlyOf = ({ region: { column, value } }: Meant): Record<string, string> =>
  column === '' || value === '' ? {} : { [column]: value };

const firstOf = ({ tissues }: Prepared): string => Object.keys(tissues)[0];

function givenBy(meant: Meant, kinds: readonly Kind[], picture: boolean, scenario: Prepared): ImportGiven {
  const { unit, pixel, up, columns, measured, thin, scale, source } = meant;
  const levels = measurable(scenario).map(({ id }) => id);
  const drawn = scenario.tissues[firstOf(scenario)].layout.flatMap((row) => ('cell' in row ? [row.cell] : []));
  const carriers = drawn.filter((cell) => scenario.cells[cell]?.perfuses);
  const names = Object.fromEntries(
    kinds.filter(({ name, here }) => name !== '' || here !== '').map(({ name, here }) => [name, here]),
  );
  return {
    ...(unit === '' ? {} : { unit }),
    ...(pixel > 0 ? { pixel } : {}),
    ...(up === null ? {} : { y: up ? 'up' : 'down' }),
    columns,
    measured: Object.fromEntries(
      Object.entries(measured).filter(([level, column]) => column !== '' && levels.includes(level)),
    ),
    scale,
    only: onlyOf(meant),
    ...(picture
      ? {
          colours: Object.fromEntries(kinds.map(({ name, here }) => [name, here === '' ? '' : name])),
          names: Object.fromEntries(Object.entries(names).filter(([, here]) => here !== '')),
          thin: thin.filter((name) => names[name] !== ''),
        }
      : { names }),
    ...(source === 'added' ? { vessels: SPACING } : {}),
    ...(source === 'medium' ? { medium: MEDIUM } : {}),
    ...(source === 'drawn' ? { keep: [...new Set(carriers)] } : {}),
  };
}

/** Distance within which a colour is taken for that of a cell type here. */
const ALIKE = 30;

/** The type whose colour is nearest; white and black are no cells. */
function byColour({ cells }: Prepared) {
  const parts = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const far = (a: string, b: string): number => Math.hypot(...parts(a).map((part, i) => part - parts(b)[i]));
  return (colour: string): { here: string; sure: boolean } => {
    if (far(colour, '#ffffff') < ALIKE || far(colour, '#000000') < ALIKE) return { here: '', sure: false };
    const near = Object.entries(cells)
      .map(([id, { look }]) => ({ id, far: Math.min(far(colour, look.dark), far(colour, look.light)) }))
      .reduce((a, b) => (b.far < a.far ? b : a));
    return near.far < ALIKE ? { here: near.id, sure: false } : { here: FILLER, sure: false };
  };
}

const plainName = (file: string): string =>
  file.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'tissue';

/** The scenario as a file: the same that the command line writes and runs. */
function textOf(file: string, scenario: Prepared, { own }: TissueImport): string {
  return importedText({
    stroma: 1,
    extends: pathOf(scenario.id),
    ...importedScenario(scenario, firstOf(scenario), own, importedTitle(file)),
  });
}

/** The path of a shipped scenario, as a file that extends it names it. */
const pathOf = (id: string): string => {
  const preset = `presets/${id}.yaml`;
  return shippedFiles(`${id}.yaml`) !== null && !PRESETS.has(id) ? `${id}.yaml` : preset;
};

const PRESETS = new Set(
  Object.keys(import.meta.glob('../../../scenarios/presets/*.yaml', { query: '?raw' })).map((path) =>
    path.replace(/^.*\/(.*)\.yaml$/, '$1'),
  ),
);

/** What the page says of an outcome that is not done. */
export const saidOf = (outcome: Exclude<Outcome, { is: 'done' }>): Words =>
  outcome.is === 'asks' ? QUESTIONS[outcome.question.asks] : outcome.words;

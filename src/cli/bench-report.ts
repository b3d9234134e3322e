/** The results of `stroma bench`, as text and as a document. */
import type { AccuracyRow } from '../bench/accuracy.ts';
import type { Forecast } from '../bench/forecast.ts';
import type { KernelRow } from '../bench/kernels.ts';
import type { Cost } from '../bench/without.ts';
import type { WorldResult, WorldRow } from '../bench/worlds.ts';
import type { SameSpeed } from './bench-same-speed.ts';
import { table, timeText, valueText } from './numbers.ts';

export interface Variant {
  says: string;
}

export interface BenchReport {
  machine: string;
  threads: number[];
  rounds: number;
  kernels?: KernelRow[];
  worlds?: WorldResult[];
  /** Bytes per millisecond by number of threads, and what follows from them. */
  forecast?: { cores: number; rates: [threads: number, bytes: number][]; rows: Forecast[] };
  variants?: (Variant & { result: WorldResult })[];
  scenario?: { id: string; hours: number; result: WorldResult; costs?: (Cost & { says: string })[] };
  sameSpeed?: SameSpeed;
  accuracy?: AccuracyRow[];
}

interface Part {
  title: string;
  /** What the table shows and how to read it. */
  says: string;
  head: string[];
  rows: string[][];
}

export const asText = (report: BenchReport): string =>
  [
    ...tablesOf(report).map(({ title, head, rows }) => `${title}\n${table([head, ...rows], rightOf(head))}`),
    `${report.machine}; medians of ${report.rounds} rounds`,
  ].join('\n\n');

export function asDocument(report: BenchReport): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const parts = tablesOf(report).map(({ title, says, head, rows }) => {
    const rule = head.map((_, i) => (rightOf(head).includes(i) ? '---:' : '---'));
    return `## ${title}\n\n${says}\n\n${[head, rule, ...rows].map(line).join('\n')}\n`;
  });
  return [
    '# Speed and accuracy\n',
    'Made by `npx stroma bench --out docs/performance.md`; do not edit. The rows of each table were measured in turn in ' +
      `one run, medians of ${report.rounds} rounds, since clocks of shared machines wander: trust ratios more than times.\n`,
    `${report.machine}.\n`,
    ...parts,
  ].join('\n');
}

/** Columns of numbers, which are right-aligned: all but the first and those of text. */
const rightOf = (head: readonly string[]): number[] =>
  head.flatMap((name, i) => (i === 0 || TEXT.has(name) ? [] : [i]));
const TEXT = new Set(['scheme', 'what']);

function tablesOf(report: BenchReport): Part[] {
  const { kernels, worlds, forecast, variants, scenario, sameSpeed, accuracy } = report;
  return [
    ...(kernels ? [kernelPart(kernels)] : []),
    ...(worlds ? [workPart(worlds), worldPart(worlds), stagePart(worlds)] : []),
    ...(forecast && worlds ? [forecastPart(forecast, worlds)] : []),
    ...(variants ? [variantPart(variants)] : []),
    ...(scenario ? [scenarioPart(scenario)] : []),
    ...(scenario?.costs ? [costPart(scenario.costs)] : []),
    ...(sameSpeed ? [sameSpeedPart(sameSpeed), codePart(sameSpeed)] : []),
    ...(accuracy ? [accuracyPart(accuracy)] : []),
  ];
}

const ratio = (value: number): string => (Number.isNaN(value) ? '–' : `${value.toFixed(2)} ×`);
const ns = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(2));

const kernelPart = (rows: readonly KernelRow[]): Part => ({
  title: 'Kernels',
  says:
    'Nanoseconds per site (draws: a draw, plan: a cell) of each WebAssembly kernel; of the same in plain TypeScript, the ' +
    'fastest of Float32Array, Float64Array and lists of numbers; and in C (`cc -O3 -march=native`, src/bench/rivals.c).',
  head: ['kernel', 'side', 'ns', 'plain', 'plain / kernel', 'C', 'kernel / C'],
  rows: rows.map(({ name, side, kernel, plain, c }) => [
    name,
    String(side),
    ns(kernel),
    ns(plain),
    ratio(plain / kernel),
    ns(c),
    ratio(kernel / c),
  ]),
});

const size = (row: WorldRow): string => `${row.side} × ${row.side}`;

const workPart = (worlds: readonly WorldResult[]): Part => ({
  title: 'What the worlds do',
  says:
    'scenarios/bench/turnover.yaml at several sizes: cells after the last step, what happens in a step, by how much each ' +
    'field changes in a step (root mean square, relative to the field), and memory: of the state, and of the whole world ' +
    'with all that stages share.',
  head: [
    'sites',
    'cells',
    'occupied',
    'divisions',
    'moves',
    ...Object.keys(worlds[0].work.changes),
    'state, MB',
    'memory, MB',
  ],
  rows: worlds.map(({ work, rows }) => [
    size(rows[0]),
    String(work.cells),
    `${(100 * work.occupied).toFixed(1)} %`,
    work.divisions.toFixed(0),
    work.moves.toFixed(0),
    ...Object.values(work.changes).map((change) => change.toExponential(1)),
    work.state.toFixed(0),
    work.memory.toFixed(0),
  ]),
});

const worldRow = (row: WorldRow): string[] => [
  String(row.threads),
  row.step.toFixed(2),
  row.stepsPerSecond.toFixed(1),
  row.hoursPerSecond.toFixed(2),
  ratio(row.speedup),
];
const WORLD_HEAD = ['threads', 'ms a step', 'steps/s', 'simulated h/s', 'against one thread'];

const worldPart = (worlds: readonly WorldResult[]): Part => ({
  title: 'Whole steps',
  says: 'Those worlds on several numbers of threads. Any number gives the same digest.',
  head: ['sites', ...WORLD_HEAD],
  rows: worlds.flatMap(({ rows }) => rows.map((row) => [size(row), ...worldRow(row)])),
});

const forecastPart = (
  { cores, rates, rows }: NonNullable<BenchReport['forecast']>,
  worlds: readonly WorldResult[],
): Part => ({
  title: 'What more threads would bring',
  says:
    'Milliseconds a step. work: every piece timed by itself on one thread, then given to so many threads; moving: the ' +
    'bytes that stages have to move at what so many threads copied here, ' +
    `${rates.map(([threads, bytes]) => `${threads}: ${(bytes / 1e6).toFixed(1)} GB/s`).join(', ')}; foretold: the longer ` +
    `of the two, stage by stage. This machine has ${cores} cores: for more threads, memory is that of ${cores}. ` +
    'of the limit: moving over measured.',
  head: [
    'sites',
    'threads',
    'work',
    'moving',
    'foretold',
    'against one',
    'measured',
    'foretold / measured',
    'of the limit',
  ],
  rows: rows.map((row) => {
    const [one] = rows.filter(({ side, threads }) => side === row.side && threads === 1);
    const measured = worlds
      .flatMap((world) => world.rows)
      .find(({ side, threads }) => side === row.side && threads === row.threads);
    const step = measured === undefined || row.threads > cores ? Number.NaN : measured.step;
    return [
      `${row.side} × ${row.side}`,
      String(row.threads),
      ...[row.work, row.moving, row.step].map((time) => time.toFixed(2)),
      ratio(one.step / row.step),
      Number.isNaN(step) ? '–' : step.toFixed(2),
      ratio(row.step / step),
      ratio(row.moving / step),
    ];
  }),
});

const stageNames = (result: WorldResult): string[] => Object.keys(result.rows[0].stages);

/** Stages whose cost scales with sites; the cost of the others scales with cells. */
const OF_SITES = new Set(['diffuse']);

const stagePart = (worlds: readonly WorldResult[]): Part => ({
  title: 'Stages',
  says: 'One thread: nanoseconds a site for diffuse, a cell for the others, and their share of the step.',
  head: ['sites', ...stageNames(worlds[0])],
  rows: worlds.map(({ work, rows }) => {
    const [{ stages }] = rows as [WorldRow];
    const all = Object.values(stages).reduce((sum, time) => sum + time, 0);
    return [
      size(rows[0]),
      ...Object.entries(stages).map(([name, time]) => {
        const each = (time * 1e6) / (OF_SITES.has(name) ? work.sites : work.cells);
        return `${valueText(Number(each.toPrecision(3)))} (${((100 * time) / all).toFixed(0)} %)`;
      }),
    ];
  }),
});

const variantPart = (variants: readonly (Variant & { result: WorldResult })[]): Part => ({
  title: 'What cells and fields cost',
  says: 'The world with fewer cells, and with a field that nothing makes, on one thread: milliseconds a step, by stage.',
  head: ['world', 'cells', 'ms a step', ...stageNames(variants[0].result)],
  rows: variants.map(({ says, result: { work, rows } }) => [
    says,
    String(work.cells),
    rows[0].step.toFixed(2),
    ...Object.values(rows[0].stages).map((time) => time.toFixed(2)),
  ]),
});

const scenarioPart = ({ id, hours, result }: NonNullable<BenchReport['scenario']>): Part => ({
  title: `${id} from ${timeText(hours)} on`,
  says: `${result.work.cells} cells, ${result.work.divisions.toFixed(1)} divisions and ${result.work.moves.toFixed(0)} moves a step.`,
  head: ['tissues', 'cells', ...WORLD_HEAD, ...stageNames(result)],
  rows: result.rows.map((row) => [
    `${result.work.sites} sites`,
    String(result.work.cells),
    ...worldRow(row),
    ...Object.values(row.stages).map((time) => time.toFixed(2)),
  ]),
});

const costPart = (costs: readonly (Cost & { says: string })[]): Part => ({
  title: 'What parts of it cost',
  says:
    'Milliseconds a step on one thread as the scenario is and without a part, from the same state in turn, and the ' +
    'median over rounds of the first over the second.',
  head: ['part', 'with', 'without', 'with / without', 'what'],
  rows: costs.map(({ path, whole, less, ratio: times, says }) => [
    path,
    whole.toFixed(2),
    less.toFixed(2),
    ratio(times),
    says,
  ]),
});

const sameSpeedPart = ({ fresh, after, ratio: whole }: SameSpeed): Part => ({
  title: 'The busy world after five others',
  says:
    'Milliseconds, the best round: in a process of its own, and in one in which five other worlds were stepped before. ' +
    'The ratio of whole steps is the median over rounds.',
  head: ['stage', 'fresh', 'after others', 'ratio'],
  rows: [
    ['whole step', fresh.step.toFixed(2), after.step.toFixed(2), ratio(whole)],
    ...Object.entries(fresh.stages).map(([name, time]) => [
      name,
      time.toFixed(2),
      after.stages[name].toFixed(2),
      ratio(after.stages[name] / time),
    ]),
  ],
});

const codePart = ({ code }: SameSpeed): Part => ({
  title: 'Compiled code of the stages after five others',
  says: 'Once warm: how often compiled code was thrown away, and places that have seen too many hidden classes.',
  head: ['file', 'deoptimised', 'megamorphic', 'what'],
  rows: [...code.map((row) => codeRow(row.file, [row])), codeRow('all', code)],
});

const codeRow = (name: string, rows: SameSpeed['code']): string[] => {
  const deoptimised = rows.flatMap((row) => row.deoptimised);
  const megamorphic = rows.flatMap((row) => row.megamorphic);
  const what = name === 'all' ? '' : [...new Set([...deoptimised, ...megamorphic])].join(' | ');
  return [name, String(deoptimised.length), String(megamorphic.length), what];
};

const error = (value: number): string => (Number.isNaN(value) ? '–' : value.toExponential(1));

const accuracyPart = (rows: readonly AccuracyRow[]): Part => ({
  title: 'Accuracy',
  says:
    'Errors against an integration in double with far shorter steps (the point vessel: against the exact radial solution), ' +
    'and seconds for a simulated hour of the field. relative: root mean square over that of the change, from minute 6 on; ' +
    'largest: over the largest value (oxygen: 38 mmHg); at cells: relative; minute 1: largest after the abrupt start. ' +
    "LOD is the scheme of the field's simulators, 0.01 min their default. A star marks what a run uses.",
  head: ['case', 'scheme', 'relative', 'largest', 'mean at cells', 'largest at cells', 'minute 1', 's/h'],
  rows: rows.map(({ case: name, scheme, default: used, errors, secondsPerHour }) => [
    name,
    used ? `${scheme} *` : scheme,
    ...[errors.relative, errors.largest, errors.meanAtCells, errors.largestAtCells, errors.firstMinute].map(error),
    secondsPerHour.toFixed(3),
  ]),
});

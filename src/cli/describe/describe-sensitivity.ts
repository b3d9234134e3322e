/** The document of which numbers matter most for the headlines, and its figures. */
import { join } from 'node:path';
import { displayUnit } from '../../base/units.ts';
import { numberInWords } from '../../sweep/factor-words.ts';
import type { Plan } from '../../sweep/plan.ts';
import { bars } from '../../sweep/report/bars.ts';
import { alone } from '../../sweep/report/style.ts';
import { type KeptSensitivity, stampOfRuns } from '../../sweep/sensitivity-file.ts';
import { home } from '../home.ts';
import { planOf } from '../sweep/files.ts';
import { FOLDER, headlines, keptOf, METHODS, type Method, type ToldHeadline } from './headlines.ts';
import { code, markdownTable } from './markdown.ts';
import { figures, rankedBy, ranksOf, sentenceOf } from './sensitivity-ranks.ts';

const HEAD = `# What matters most

Which of the numbers that are not known exactly decide the headlines of the model, each over its own range. Made by
\`npm run docs\` from \`scenarios/sensitivity\`, which \`npx stroma sensitivity\` writes; do not edit.

- *Ranges* are those of [How sure](robustness.md): the stated one, on a logarithmic scale where its ends are a decade apart,
  else from a third to three times the value on a logarithmic scale. Another range would give other indices.
- *Numbers* that are not varied, those of other parts of a scenario, keep their values: nothing is said of them.
- *Screening* (Morris): each trajectory changes all numbers one after the other, each by two thirds of its range. μ* is the
  mean size of what that changes, in units of the headline per whole range; σ says how much it depends on the others.
- *Shares of variance* (Sobol'): those numbers that the screening puts first are varied together. S1 is the share of the
  variance that a number explains alone, ST that with all others, chance among them.
- Intervals are 95 % by bootstrap over trajectories or rows. With as few as here they are rough, rather too narrow than
  too wide, and an S1 may come out above its ST. Where two overlap, the order of these two is not claimed.
- Every run has a seed of its own, so that chance is in every index. *Changes nothing*: factors that are varied like the
  others and change nothing, so that what is found of them is chance.`;

/** What has been found of a headline by one method. */
export interface FoundHeadline {
  headline: ToldHeadline;
  method: Method;
  plan: Plan;
  kept: KeptSensitivity;
}

export const foundHeadlines = (): FoundHeadline[] => {
  const plans = new Map<string, Plan>();
  return headlines().flatMap((headline) =>
    METHODS.flatMap((method): FoundHeadline[] => {
      const name = `${headline.sweep}-${method}`;
      const kept = keptOf(name);
      if (kept === null) return [];
      const plan = plans.get(name) ?? planOf(join(home(), FOLDER, `${name}.yaml`), {});
      plans.set(name, plan);
      return [{ headline, method, plan, kept }];
    }),
  );
};

export const describeSensitivity = (found: readonly FoundHeadline[] = foundHeadlines()): string =>
  [
    HEAD,
    ...headlines().flatMap((headline) =>
      sectionOf(
        headline,
        found.filter((one) => one.headline.id === headline.id),
      ),
    ),
  ].join('\n\n');

/** File of the figure of a headline. */
const fileOf = ({ headline, method }: FoundHeadline): string => `${headline.id}-${method}.svg`;

/** The figures by the names of their files. */
export const sensitivityFigures = (found: readonly FoundHeadline[] = foundHeadlines()): [file: string, svg: string][] =>
  found.map((one) => [fileOf(one), alone(figureOf(one))]);

/** The name of a rule begins as its file has it. */
const capital = (text: string): string =>
  /^\w*[A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);

function sectionOf(headline: ToldHeadline, found: readonly FoundHeadline[]): string[] {
  const done = found.length > 0 ? found.flatMap(partOf) : ['Not done yet.'];
  return [`## ${capital(headline.says)}`, ...(headline.means === '' ? [] : [headline.means]), ...done];
}

/** Most numbers that are shown of a headline. */
const SHOWN = 10;

const NAMES: Readonly<Record<Method, string>> = { morris: 'Screening (Morris)', sobol: "Shares of variance (Sobol')" };

function partOf(one: FoundHeadline): string[] {
  const { headline, method, plan, kept } = one;
  const words = wordsIn(plan);
  return [
    sentenceOf(kept, headline, { ...headline, words }),
    `![${NAMES[method]} for the ${headline.says}](sensitivity/${fileOf(one)})`,
    markdownTable(HEADINGS[method], rowsOf(one)),
    ranOn(one),
  ];
}

const wordsIn =
  ({ scenarios }: Plan) =>
  (path: string): string =>
    numberInWords(scenarios[0].scenario, path);

/** On what, to what time and how often it was run. */
function ranOn({ headline, plan, kept, method }: FoundHeadline): string {
  const [{ scenario, until, name }] = plan.scenarios;
  const sizes = Object.values(scenario.tissues).map(({ width, height }) => `${width} × ${height}`);
  const { samples } = ranksOf(kept, headline).ranked[0];
  const size = `${samples} of ${asked(kept)} ${method === 'morris' ? 'trajectories' : 'rows'} gave a number`;
  const points = Object.values(kept.outputs)[0].length;
  const stale = kept.stamp === stampOfRuns(plan) ? '' : ' **Stale: the scenario or the sweep has changed since.**';
  return `${plan.description} ${capital(size)}, ${points} runs of ${code(name)} to ${until / 60} h on ${sizes.join(' and ')} sites; ${code(`${FOLDER}/${plan.id}.yaml`)}, stamp ${code(kept.stamp)}, Stroma ${kept.version} (core ${kept.core}).${stale}`;
}

const asked = ({ design }: KeptSensitivity): number =>
  design.kind === 'morris' ? design.trajectories : design.kind === 'saltelli' ? design.samples : 0;

const HEADINGS: Readonly<Record<Method, string[]>> = {
  morris: ['number', 'path', 'range', 'μ*', '95 %', 'σ'],
  sobol: ['number', 'path', 'range', 'S1', '95 %', 'ST', '95 %'],
};

function rowsOf({ headline, method, plan, kept }: FoundHeadline): string[][] {
  const { ranked, of } = ranksOf(kept, headline);
  const words = wordsIn(plan);
  return ranked.slice(0, SHOWN).map(({ factor }) => {
    const own = of(factor);
    const both = (index: 'mu*' | 'S1' | 'ST'): string[] => {
      const { estimate, low, high } = own.get(index)!;
      return [figures(estimate), `${figures(low)} to ${figures(high)}`.replaceAll(' ', '\u00a0')];
    };
    const indices =
      method === 'morris' ? [...both('mu*'), figures(own.get('sigma')!.estimate)] : [...both('S1'), ...both('ST')];
    return [capital(words(factor)), code(factor), rangeOf(plan, kept, factor), ...indices];
  });
}

function rangeOf({ factors }: Plan, { numbers }: KeptSensitivity, factor: string): string {
  const [, from, to] = numbers.find(([path]) => path === factor)!;
  const unit = displayUnit(factors.find(({ name }) => name === factor)?.unit ?? '');
  return `${figures(from)} to ${figures(to)} ${unit}`.trim().replaceAll(' ', '\u00a0');
}

function figureOf({ headline, plan, kept }: FoundHeadline): string {
  const { ranked, of, chance } = ranksOf(kept, headline);
  const words = wordsIn(plan);
  const isMorris = rankedBy(kept) === 'mu*';
  const shown = isMorris ? (['mu*'] as const) : (['S1', 'ST'] as const);
  const rows = ranked.slice(0, SHOWN).map(({ factor }) => {
    const own = of(factor);
    return { name: capital(words(factor)), bars: shown.map((index) => own.get(index)!) };
  });
  const unit = headline.unit === '' ? '' : `, ${headline.unit}`;
  return bars(
    isMorris ? `μ* for the ${headline.says}${unit}` : `Shares of the variance of the ${headline.says}`,
    rows,
    {
      line: { at: chance, text: 'changes nothing' },
      ...(!isMorris && { series: ['S1, alone', 'ST, with all others'] }),
    },
  );
}

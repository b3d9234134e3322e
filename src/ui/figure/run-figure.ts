/** The figure of a measure for the runs shown: over time, or over another measure. */
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { axisName, number, unitText } from '../format.ts';
import { labelIn } from '../run/measure-name.ts';
import { arms, hoursAt, letterOf, live } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { armStrokes } from '../timeline/arm-strokes.ts';
import type { Bands } from './bands.ts';
import { type FigureCurve, figureSvg, type SIZES } from './figure-svg.ts';

export const HOURS_A_DAY = 24;

export interface Asked {
  measure: MeasureInfo;
  /** The measure on the horizontal axis; null for time. */
  over: MeasureInfo | null;
  /** Days. */
  from: number;
  to: number;
  bands: Bands | null;
  size: keyof typeof SIZES;
}

/** What a figure shows, in words. */
export const titleOf = (run: Opened, { measure, over }: Pick<Asked, 'measure' | 'over'>): string =>
  over === null ? labelIn(run, measure) : texts.value.figure.against(labelIn(run, measure), labelIn(run, over));

/** The figure as SVG. */
export function runFigure(run: Opened, asked: Asked): string {
  const { measure, over, from, to, bands, size } = asked;
  return figureSvg({
    title: titleOf(run, asked),
    xLabel: over === null ? texts.value.figure.days : axisName(labelIn(run, over), over.unit),
    // A small figure has its name beside it.
    yLabel: size === 'large' ? axisName(labelIn(run, measure), measure.unit) : unitText(measure.unit),
    curves: curvesOf(run, asked),
    caption: [...captionOf(run), ...(over === null ? bandCaption(bands) : [])],
    within: over === null ? { from, to: Math.max(from + 1e-6, to) } : undefined,
    colours: colours(),
    format: number,
    size,
  });
}

/** A curve for each run; over another measure, each point is a moment. */
function curvesOf(run: Opened, { measure, over, from, to, bands }: Asked): FigureCurve[] {
  const days = (step: number) => hoursAt(step) / HOURS_A_DAY;
  const strokes = armStrokes();
  const y = run.measures.indexOf(measure);
  const x = over === null ? -1 : run.measures.indexOf(over);
  return arms.value.map((arm, i) => ({
    label:
      arms.value.length === 1
        ? translated(measure.label)
        : `${letterOf(arm)} ${arm.name.value || texts.value.twins.firstRun}`,
    colour: strokes[i].colour,
    dash: strokes[i].dash?.join(' ') ?? '',
    points: Array.from({ length: arm.series.rows }, (_, row) => ({
      day: days(arm.series.step(row)),
      x: over === null ? days(arm.series.step(row)) : arm.series.value(row, x),
      y: arm.series.value(row, y),
    })).filter(({ day }) => day >= from && day <= to),
    ...(over === null && bands !== null
      ? { band: (bands.of[i]?.points ?? []).map(({ hours, low, high }) => ({ x: hours / HOURS_A_DAY, low, high })) }
      : {}),
  }));
}

/** Which runs the figure shows, so that it can be reproduced. */
function captionOf(run: Opened): string[] {
  const say = texts.value.picture;
  const runs = arms.value.map(
    (arm) => `${arms.value.length > 1 ? `${letterOf(arm)} ` : ''}${arm.live.value.digest.slice(0, 8)}`,
  );
  const digests = live.value.digest === '' ? '' : say.state(runs.join(', '));
  return [`Stroma   ${run.code} ${translated(run.title)}   ${say.seed(run.seed)}   ${digests}`.trim()];
}

/** What a band is, where one is drawn. */
function bandCaption(bands: Bands | null): string[] {
  const seeds = Math.min(...(bands?.of.map((one) => one.seeds) ?? [0]));
  return seeds < 2 ? [] : [texts.value.figure.band(seeds)];
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { ground: of('--panel'), ink: of('--ink'), quiet: of('--ink2'), line: of('--line') };
}

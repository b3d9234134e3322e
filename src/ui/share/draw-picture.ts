/** Pictures of the tissues as they appear on the screen, with a caption. */

import { time } from '../format.ts';
import { arms, colour, hoursAt, letterOf, live, opened } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { legendBelow } from './draw-legend.ts';

const CAPTION = 56;
const PAD = 24;

/** The tissues as they appear on the screen, as a file. */
export function pictureOf(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  compose(canvas, true);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(texts.value.notices.noPicture))), 'image/png');
  });
}

/** Gives a canvas the size of the picture in device pixels, both numbers even: video codecs require that. */
function fit(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const [across, down] = [width, height].map((length) => 2 * Math.round((length * ratio) / 2));
  // Setting the size empties a canvas, and costs time.
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
}

/** Draws what the stage shows on a canvas, with its caption, and below that the legend. */
export function compose(canvas: HTMLCanvasElement, withLegend = false): void {
  const stages = document.querySelector<HTMLElement>('.stages')!;
  const box = stages.getBoundingClientRect();
  const ratio = window.devicePixelRatio;
  const context = canvas.getContext('2d')!;
  const style = getComputedStyle(document.documentElement);
  const colourOf = (name: string) => style.getPropertyValue(name).trim();
  const inks = { ink: colourOf('--ink'), quiet: colourOf('--ink2') };
  const legend = withLegend ? legendBelow(context, box.width - 2 * PAD, inks) : null;
  const height = box.height + CAPTION + (legend?.height ?? 0);
  fit(canvas, box.width, height, ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colourOf('--panel');
  context.fillRect(0, 0, box.width, height);
  for (const drawn of stages.querySelectorAll<HTMLCanvasElement>('canvas:not([hidden])')) {
    const at = drawn.getBoundingClientRect();
    if (at.width > 0) context.drawImage(drawn, at.left - box.left, at.top - box.top, at.width, at.height);
  }
  context.fillStyle = colourOf('--ink');
  drawScaleBars(context, stages, box, colourOf('--ink'), colourOf('--stage'));
  drawArms(context, stages, box);
  const run = opened.value!;
  context.font = '600 15px "Inter Variable", sans-serif';
  context.fillText(`${run.code} ${translated(run.title)}`.trim(), PAD, box.height + 24);
  context.font = '12px "Inter Variable", sans-serif';
  context.fillStyle = colourOf('--ink2');
  const say = texts.value.picture;
  const label = run.columns.find(({ id }) => id === colour.value)?.label;
  const column = label === undefined ? say.cellType : translated(label);
  const parts = [say.seed(run.seed), time(hoursAt(live.value.step)), say.cellsBy(column)];
  if (arms.value.length === 1) parts.push(say.state(live.value.digest.slice(0, 8)));
  context.fillText(parts.join('   '), PAD, box.height + 44, box.width - 2 * PAD);
  legend?.draw(context, PAD, box.height + CAPTION + 4);
}

function drawScaleBars(
  context: CanvasRenderingContext2D,
  stages: HTMLElement,
  box: DOMRect,
  ink: string,
  ground: string,
): void {
  for (const bar of stages.querySelectorAll<HTMLElement>('.scale-bar')) {
    const at = bar.getBoundingClientRect();
    const line = bar.querySelector('i')?.getBoundingClientRect();
    if (at.width === 0 || line === undefined) continue;
    context.fillStyle = ground;
    context.fillRect(at.left - box.left, at.top - box.top, at.width, at.height);
    context.fillStyle = ink;
    context.font = '12px "Inter Variable", sans-serif';
    context.textAlign = 'center';
    context.fillText(bar.innerText.trim(), at.left - box.left + at.width / 2, at.top - box.top + 16);
    context.textAlign = 'start';
    context.fillRect(line.left - box.left, line.bottom - box.top - 2, line.width, 2);
  }
}

function drawArms(context: CanvasRenderingContext2D, stages: HTMLElement, box: DOMRect): void {
  if (arms.value.length < 2) return;
  for (const arm of arms.value) {
    const head = stages.querySelector(`[data-arm="${arm.key}"] .arm-head`)?.getBoundingClientRect();
    if (head === undefined) continue;
    context.font = '600 15px "Inter Variable", sans-serif';
    const text = `${letterOf(arm)}  ${arm.name.value}   ${arm.live.value.digest.slice(0, 8)}`;
    context.fillText(text, head.left - box.left + 16, head.top - box.top + 34);
  }
}

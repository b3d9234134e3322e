import './cell-overlay.css';
import { useEffect, useRef } from 'preact/hooks';
import { inView } from '../../render/camera.ts';
import { CELL_FLAGS, type Kin, type Relative, type TissueFrame, type TissueInfo } from '../../serve/protocol.ts';
import type { Arm } from '../run/arm.ts';
import { camera, windows } from '../stage/view.ts';
import { theme } from '../theme.ts';
import { ACCENT, INK } from '../timeline/arm-strokes.ts';
import { kin } from './follow-kin.ts';
import { type Inspected, inspected, showClone } from './inspected.ts';
import { type Kinship, RINGS } from './rings.ts';
import { siteOf } from './seen-cells.ts';

/** Colour of the stage. */
const GROUND = { dark: '#0a0d12', light: '#ffffff', projector: '#ffffff' };
/** Smallest probability with a number beside it. */
const WORTH_SAYING = 0.05;

/** The drawing over a tissue for the inspected cell: a ring, its path, where it may go, its kin and its clone. */
export function Overlay({ arm, tissue }: { arm: Arm; tissue: TissueInfo }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const now = inspected.value;
  const here = now !== null && now.arm === arm && now.cell.tissue === tissue.id ? now : null;
  const clone = showClone.value;
  const family = kin.value;
  const box = windows.value[tissue.id];
  const seen = camera.value;
  const frame = arm.frames.current?.tissues.find(({ id }) => id === tissue.id);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || box === undefined || seen === null) return;
    const ratio = Math.min(2, window.devicePixelRatio);
    element.width = Math.round(box.width * ratio);
    element.height = Math.round(box.height * ratio);
    context.scale(ratio, ratio);
    if (now === null || now.arm !== arm) return;
    const view = inView(seen, tissue, box);
    const place: Place = {
      x: (x) => (x * tissue.site - view.left) * seen.scale,
      y: (y) => (y * tissue.site - view.top) * seen.scale,
      size: tissue.site * seen.scale,
    };
    if (clone && frame) drawClone(context, frame, tissue, place);
    if (family?.identity === now.identity) drawKin(context, now, family, tissue, place);
    if (here) drawCell(context, here, place);
  }, [now, here, family, clone, box, seen, frame, theme.value]);
  if (now === null || now.arm !== arm) return null;
  return <canvas class="overlay" ref={canvas} />;
}

/** From sites to pixels of the window. */
interface Place {
  x: (site: number) => number;
  y: (site: number) => number;
  size: number;
}

function drawClone(context: CanvasRenderingContext2D, frame: TissueFrame, tissue: TissueInfo, place: Place): void {
  context.strokeStyle = ACCENT[theme.value];
  context.lineWidth = Math.max(1, place.size * 0.14);
  for (const cells of [frame.structural, frame.mobile]) {
    for (let shown = 0; shown < frame.width * frame.height; shown++) {
      if ((cells[4 * shown + 1] & CELL_FLAGS.marked) === 0) continue;
      const { x, y } = siteOf(frame, shown, tissue);
      context.beginPath();
      context.arc(place.x(x + 0.5), place.y(y + 0.5), place.size * 0.5, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}

type Spot = Pick<Relative, 'tissue' | 'x' | 'y'>;

/** Rings around its kin, and lines from mothers to daughters; lines across the edge of a torus are left out. */
function drawKin(
  context: CanvasRenderingContext2D,
  { cell }: Inspected,
  { mothers, daughters, sisters }: Kin,
  tissue: TissueInfo,
  place: Place,
): void {
  const lines: [mother: Spot, daughter: Spot][] = [
    ...daughters.map((daughter): [Spot, Spot] => [cell, daughter]),
    ...mothers.map((mother, i): [Spot, Spot] => [mother, mothers[i - 1] ?? cell]),
    ...sisters.flatMap((sister): [Spot, Spot][] => (mothers[0] ? [[mothers[0], sister]] : [])),
  ];
  const here = (spot: Spot) => spot.tissue === tissue.id;
  const near = (a: Spot, b: Spot) => Math.abs(a.x - b.x) < tissue.width / 2 && Math.abs(a.y - b.y) < tissue.height / 2;
  const drawn = lines.filter(([mother, daughter]) => here(mother) && here(daughter) && near(mother, daughter));
  for (const [colour, width] of [
    [GROUND[theme.value], 3.5],
    [INK[theme.value], 1.5],
  ] as const) {
    context.strokeStyle = colour;
    for (const [mother, daughter] of drawn) drawArrow(context, mother, daughter, width, place);
    for (const [kinship, those] of Object.entries({ mothers, daughters, sisters }) as [Kinship, Relative[]][]) {
      for (const one of those.filter(here)) drawRings(context, kinship, one, width, place);
    }
  }
  context.setLineDash([]);
}

/** Radius of the ring around a cell, CSS pixels; those of kin are smaller when zoomed out, since kin often touch. */
const ringOf = ({ size }: Place, least = 7): number => Math.max(least, size * 0.62);
const KIN = 5;

/** An arrow from the ring of the mother to that of the daughter. */
function drawArrow(context: CanvasRenderingContext2D, mother: Spot, daughter: Spot, width: number, place: Place): void {
  const from = [place.x(mother.x + 0.5), place.y(mother.y + 0.5)] as const;
  const to = [place.x(daughter.x + 0.5), place.y(daughter.y + 0.5)] as const;
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const gap = ringOf(place, KIN) + 2;
  if (long <= 2 * gap + HEAD) return;
  const turn = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const at = (along: number, aside: number): [number, number] => [
    from[0] + along * Math.cos(turn) - aside * Math.sin(turn),
    from[1] + along * Math.sin(turn) + aside * Math.cos(turn),
  ];
  context.lineWidth = Math.max(1, width - 0.5);
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(...at(gap, 0));
  context.lineTo(...at(long - gap, 0));
  context.moveTo(...at(long - gap - HEAD, -HEAD / 2));
  context.lineTo(...at(long - gap, 0));
  context.lineTo(...at(long - gap - HEAD, HEAD / 2));
  context.stroke();
}

/** Length of the head of an arrow, CSS pixels. */
const HEAD = 6;

function drawRings(
  context: CanvasRenderingContext2D,
  kinship: Kinship,
  { x, y }: Relative,
  width: number,
  place: Place,
): void {
  const { dash, rings } = RINGS[kinship];
  context.lineWidth = width;
  // The halo is not dashed.
  context.setLineDash(width < 2 ? dash : []);
  for (const further of rings) {
    context.beginPath();
    context.arc(place.x(x + 0.5), place.y(y + 0.5), ringOf(place, KIN) + further, 0, 2 * Math.PI);
    context.stroke();
  }
}

function drawCell(context: CanvasRenderingContext2D, { cell, history, gone }: Inspected, place: Place): void {
  const ink = INK[theme.value];
  const ground = GROUND[theme.value];
  const x = place.x(cell.x + 0.5);
  const y = place.y(cell.y + 0.5);
  const path = history.filter(({ tissue }) => tissue === cell.tissue);
  for (const [colour, width] of [
    [ground, 4],
    [ink, 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(width < 2 ? [2, 4] : []);
    context.beginPath();
    path.forEach((moment, i) => {
      const at = [place.x(moment.x + 0.5), place.y(moment.y + 0.5)] as const;
      const last = path[i - 1];
      // Across the edge of a torus a cell appears to jump.
      if (last === undefined || Math.hypot(moment.x - last.x, moment.y - last.y) > 20) context.moveTo(...at);
      else context.lineTo(...at);
    });
    context.stroke();
  }
  context.setLineDash([]);
  drawPetals(context, cell.moves, x, y, Math.max(9, place.size));
  context.lineWidth = 2.5;
  context.strokeStyle = gone ? ACCENT[theme.value] : ink;
  context.beginPath();
  context.arc(x, y, ringOf(place), 0, 2 * Math.PI);
  context.stroke();
}

/** One petal per direction, its length the share of that direction. */
function drawPetals(
  context: CanvasRenderingContext2D,
  moves: Inspected['cell']['moves'],
  x: number,
  y: number,
  size: number,
): void {
  const total = moves.reduce((sum, { chance }) => sum + chance, 0);
  if (total <= 0) return;
  context.font = '600 11px "Inter Variable", sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { dx, dy, chance } of moves) {
    const share = chance / total;
    const turn = Math.atan2(dy, dx);
    const from = size * 0.75;
    const long = from + size * (0.35 + 2 * share);
    const wide = size * 0.38;
    const at = (along: number, aside: number): [number, number] => [
      x + along * Math.cos(turn) - aside * Math.sin(turn),
      y + along * Math.sin(turn) + aside * Math.cos(turn),
    ];
    context.beginPath();
    context.moveTo(...at(from, 0));
    context.quadraticCurveTo(...at((from + long) / 2, wide), ...at(long, 0));
    context.quadraticCurveTo(...at((from + long) / 2, -wide), ...at(from, 0));
    context.fillStyle = ACCENT[theme.value];
    context.globalAlpha = 0.45 + 0.5 * share;
    context.fill();
    context.globalAlpha = 1;
    if (share < WORTH_SAYING) continue;
    const [left, top] = at(long + 14, 0);
    context.fillStyle = GROUND[theme.value];
    context.fillRect(left - 15, top - 8, 30, 16);
    context.fillStyle = INK[theme.value];
    context.fillText(`${Math.round(100 * share)} %`, left, top);
  }
}

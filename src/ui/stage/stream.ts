/** Draws the blood as a stream of small red cells between two walls, with travelling cells among them. */
import type { Theme } from '../../render/colour.ts';
import { siteNoise } from '../../render/shapes.ts';
import type { CellTypeInfo } from '../../serve/protocol.ts';
import { drawRedCells } from './red-cells.ts';

export interface Passenger {
  cell: CellTypeInfo;
  count: number;
}

const RADIUS = 12;

/** Where the middle of the stream is at a height, CSS pixels; it sways a little. */
type Course = (y: number) => number;

export function drawStream(canvas: HTMLCanvasElement, offset: number, passengers: Passenger[], theme: Theme): void {
  const context = canvas.getContext('2d');
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (context === null || width === 0) return;
  const ratio = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const dark = theme === 'dark';
  const middle = (y: number) => width / 2 + 3.5 * Math.sin(y / 78) + 1.5 * Math.sin(y / 31 + 2);
  const { inside, walls } = vesselOf(width, height, middle);
  context.fillStyle = dark ? '#1c110d' : '#fbe9e1';
  context.fill(inside);
  drawRedCells(context, height, offset, middle, dark ? '#8a3d22' : '#e2a48b', ratio);
  context.strokeStyle = dark ? '#ff7a3d' : '#c2410c';
  context.lineWidth = theme === 'projector' ? 3 : 2;
  context.stroke(walls);
  passengers.forEach((passenger, index) => drawPassengers(context, passenger, index, height, offset, middle, dark));
}

interface Vessel {
  width: number;
  height: number;
  inside: Path2D;
  walls: Path2D;
}

let vessel: Vessel | null = null;

/** The outline of the stream; only its size changes it. */
function vesselOf(width: number, height: number, middle: Course): Vessel {
  if (vessel?.width === width && vessel.height === height) return vessel;
  const inside = new Path2D();
  const walls = new Path2D();
  const wallAt = (side: number, y: number) => middle(y) + side * (RADIUS + 1.2 * Math.sin(y / 47 + side));
  for (const side of [-1, 1]) {
    walls.moveTo(wallAt(side, 0), 0);
    for (let y = 0; y <= height + 6; y += 6) walls.lineTo(wallAt(side, y), y);
  }
  for (let y = 0; y <= height + 6; y += 6) inside.lineTo(wallAt(-1, y), y);
  for (let y = height + 6; y >= -6; y -= 6) inside.lineTo(wallAt(1, y), y);
  inside.closePath();
  vessel = { width, height, inside, walls };
  return vessel;
}

function drawPassengers(
  context: CanvasRenderingContext2D,
  passenger: Passenger,
  kind: number,
  height: number,
  offset: number,
  middle: Course,
  dark: boolean,
): void {
  context.fillStyle = dark ? passenger.cell.dark : passenger.cell.light;
  const loop = height + 24;
  for (let k = 0; k < passenger.count; k++) {
    const start = (k + 0.2 + 0.6 * siteNoise(k, kind + 21)) / passenger.count;
    const y = ((start * loop + offset * 0.8) % loop) - 12;
    const x = middle(y) + (siteNoise(k, kind + 33) - 0.5) * 2 * (RADIUS - 6);
    context.beginPath();
    if (passenger.cell.shape === 'hexagon') {
      for (let corner = 0; corner < 6; corner++)
        context.lineTo(x + 4 * Math.cos((corner * Math.PI) / 3), y + 4 * Math.sin((corner * Math.PI) / 3));
    } else {
      context.arc(x, y, 3.8, 0, 2 * Math.PI);
    }
    context.fill();
  }
}

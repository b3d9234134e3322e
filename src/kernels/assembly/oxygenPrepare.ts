/** Faces and sinks of the coarse levels; they depend on faces and held sites only. */
import {
  SINK_CAP, coarseLevels, faceXAt, faceYAt, hasCoarser, nextLevel, planeBytes, sinkAt, splitFaceX, splitFaceY,
} from './oxygenLevels';
import { splitRows } from './oxygenSplit';

/** Doc: see `FieldKernels.oxygenPrepare` in src/kernels/field-kernels.ts. */
export function oxygenPrepare(
  faceX: usize, faceY: usize, held: usize, width: i32, height: i32, scratch: usize,
): void {
  // Loads one lane beside the first array must find a finite number.
  memory.fill(splitFaceX(scratch, width, height) - 64, 0, 64);
  splitRows(faceX, splitFaceX(scratch, width, height), width, height);
  splitRows(faceY, splitFaceY(scratch, width, height), width, height);
  if (!hasCoarser(width, height)) return;
  let level = coarseLevels(scratch, width, height);
  gatherFine(faceX, faceY, held, width, height, level);
  let w = width >> 1, h = height >> 1;
  while (hasCoarser(w, h)) {
    const plane = planeBytes(w, h);
    const next = nextLevel(level, plane);
    gatherCoarse(level, plane, w, h, next);
    level = next;
    w >>= 1;
    h >>= 1;
  }
}

/** First coarse level: faces between free sites become faces, faces to held sites become a sink. */
function gatherFine(faceX: usize, faceY: usize, held: usize, width: i32, height: i32, level: usize): void {
  const w = width >> 1, h = height >> 1;
  const plane = planeBytes(w, h);
  const rowBytes = <usize>width * 4;
  const end = <usize>height * rowBytes;
  const last = rowBytes - 4;
  let to: usize = 0;
  for (let top: usize = 0; top < end; top += 2 * rowBytes) {
    const bottom = top + rowBytes;
    const above: usize = top == 0 ? end - rowBytes : top - rowBytes;
    const below: usize = bottom + rowBytes == end ? 0 : bottom + rowBytes;
    for (let x: usize = 0; x < rowBytes; x += 8) {
      const right = x + 4;
      const before = x == 0 ? last : x - 4;
      const after: usize = right == last ? 0 : right + 4;
      // Held flags of the four sites and of the eight around them.
      const a = load<f32>(held + top + x), b = load<f32>(held + top + right);
      const c = load<f32>(held + bottom + x), d = load<f32>(held + bottom + right);
      const outA: f32 = 1 - a, outB: f32 = 1 - b, outC: f32 = 1 - c, outD: f32 = 1 - d;
      const aWest = load<f32>(held + top + before), cWest = load<f32>(held + bottom + before);
      const bEast = load<f32>(held + top + after), dEast = load<f32>(held + bottom + after);
      const aNorth = load<f32>(held + above + x), bNorth = load<f32>(held + above + right);
      const cSouth = load<f32>(held + below + x), dSouth = load<f32>(held + below + right);
      const faceEastTop = load<f32>(faceX + top + right), faceEastBottom = load<f32>(faceX + bottom + right);
      const faceSouthLeft = load<f32>(faceY + bottom + x), faceSouthRight = load<f32>(faceY + bottom + right);
      const ab = load<f32>(faceX + top + x), cd = load<f32>(faceX + bottom + x);
      const ac = load<f32>(faceY + top + x), bd = load<f32>(faceY + top + right);
      store<f32>(faceXAt(level, plane) + to,
        0.5 * (faceEastTop * outB * (1 - bEast) + faceEastBottom * outD * (1 - dEast)));
      store<f32>(faceYAt(level, plane) + to,
        0.5 * (faceSouthLeft * outC * (1 - cSouth) + faceSouthRight * outD * (1 - dSouth)));
      const sink =
        outA * (ab * b + load<f32>(faceX + top + before) * aWest + ac * c + load<f32>(faceY + above + x) * aNorth) +
        outB * (faceEastTop * bEast + ab * a + bd * d + load<f32>(faceY + above + right) * bNorth) +
        outC * (cd * d + load<f32>(faceX + bottom + before) * cWest + faceSouthLeft * cSouth + ac * a) +
        outD * (faceEastBottom * dEast + cd * c + faceSouthRight * dSouth + bd * b);
      store<f32>(sinkAt(level, plane) + to, min<f32>(SINK_CAP, sink));
      to += 4;
    }
  }
}

/** The next level from the one before. */
function gatherCoarse(level: usize, plane: usize, width: i32, height: i32, next: usize): void {
  const w = width >> 1, h = height >> 1;
  const nextPlane = planeBytes(w, h);
  const rowBytes = <usize>width * 4;
  let to: usize = 0;
  for (let y: i32 = 0; y < h; y++) {
    for (let x: i32 = 0; x < w; x++) {
      const at = <usize>(2 * y) * rowBytes + <usize>x * 8;
      const right = faceXAt(level, plane) + at + 4;
      const bottom = faceYAt(level, plane) + at + rowBytes;
      const sink = sinkAt(level, plane) + at;
      store<f32>(faceXAt(next, nextPlane) + to, 0.5 * (load<f32>(right) + load<f32>(right + rowBytes)));
      store<f32>(faceYAt(next, nextPlane) + to, 0.5 * (load<f32>(bottom) + load<f32>(bottom + 4)));
      store<f32>(sinkAt(next, nextPlane) + to, min<f32>(
        SINK_CAP, load<f32>(sink) + load<f32>(sink + 4) + (load<f32>(sink + rowBytes) + load<f32>(sink + rowBytes + 4))));
      to += 4;
    }
  }
}

/**
 * A still: part of a tissue at one moment of a run, small enough to ship with the page, which draws it in its theme.
 * Its bytes are those of a picture (see `TissueFrame`), the field in 256 levels, deflated and written in base64.
 */
import type { FieldInfo, TissueFrame } from '../serve/protocol.ts';
import type { Look } from './colour.ts';

export interface Still {
  /** Digest of the model, the seed and what the gallery shows: with another digest, the still is of another run. */
  digest: string;
  tissue: string;
  /** Hours since time 0. */
  hours: number;
  /** Sites. */
  width: number;
  height: number;
  colour: string;
  cells: Look[];
  field: Pick<FieldInfo, 'kind' | 'high' | 'contours'> | null;
  tubes: boolean;
  data: string;
}

const BYTES_PER_SITE = 4 + 4 + 1 + 1;
const LEVELS = 255;

interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The bytes of a part of a picture; the part must lie within the tissue. */
export function bytesOf(frame: TissueFrame, { left, top, width, height }: Part, fieldHigh: number): Uint8Array {
  const sites = width * height;
  const bytes = new Uint8Array(sites * BYTES_PER_SITE);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = y * width + x;
      const from = (top + y) * frame.width + left + x;
      bytes.set(frame.structural.subarray(4 * from, 4 * from + 4), 4 * to);
      bytes.set(frame.mobile.subarray(4 * from, 4 * from + 4), 4 * (sites + to));
      bytes[8 * sites + to] = frame.ground[from];
      bytes[9 * sites + to] = Math.round(LEVELS * Math.min(1, Math.max(0, frame.field[from] / fieldHigh)));
    }
  }
  return bytes;
}

/** The picture that a still holds. @param bytes its data, inflated */
export function frameOf({ tissue, width, height, colour, field, tubes }: Still, bytes: Uint8Array): TissueFrame {
  const sites = width * height;
  if (bytes.length !== sites * BYTES_PER_SITE)
    throw new Error(`still: found ${bytes.length} bytes, expected ${sites * BYTES_PER_SITE}`);
  const share = (field?.high ?? 0) / LEVELS;
  return {
    id: tissue,
    width,
    height,
    grain: 1,
    structural: bytes.subarray(0, 4 * sites),
    mobile: bytes.subarray(4 * sites, 8 * sites),
    ground: bytes.subarray(8 * sites, 9 * sites),
    field: Float32Array.from(bytes.subarray(9 * sites), (level) => level * share),
    tubes,
    fieldId: '',
    colourId: colour,
  };
}

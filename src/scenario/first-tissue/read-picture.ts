/** Pictures of any common form, PNG or TIFF: as bytes of colour, or as the numbers of a mask of labels. */
import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import type { CompleteText } from '../../texts/text.ts';
import { ImportProblem, ImportQuestion, mismatch } from './import-problem.ts';
import type { LabelMask } from './label-mask.ts';
import type { Picture } from './picture-of-cells.ts';
import { begins, bits, decoded, isTiff, type Raw, rawTiff } from './read-tiff.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** Whether the bytes of a file are those of a picture. */
export const isPicture = (bytes: Uint8Array): boolean => begins(bytes, PNG) || isTiff(bytes);

/**
 * The picture in a file. Palette, grey, 1 to 16 bits, with or without opacity: all become 8-bit channels.
 * @throws an error for a mask of labels, whose numbers are not colours
 */
export function pictureOf(bytes: Uint8Array): Picture {
  if (begins(bytes, PNG)) {
    const png = decoded('PNG', () => decode(bytes));
    const { width, height } = png;
    if (png.palette) return { width, height, data: convertIndexedToRgb(png), channels: png.palette[0].length };
    const picture = { width, height, data: inBytes(png), channels: png.channels };
    return png.transparency && png.transparency.length > 0 ? withClear(picture, png) : picture;
  }
  const { width, height, depth, channels, data } = rawTiff(bytes);
  return { width, height, channels, data: inBytes({ width, height, depth, channels, data }) };
}

/** The numbers of a mask of labels: grey of 8 or 16 bits, or more in a TIFF. */
export function labelsOf(bytes: Uint8Array): LabelMask {
  const { width, height, depth, channels, data } = begins(bytes, PNG) ? rawPng(bytes) : rawTiff(bytes);
  if (channels !== 1 || depth < 8)
    throw new ImportProblem(
      mismatch(
        {
          told: { en: '{channels} channels of {depth} bits', de: '{channels} Kanäle von {depth} Bit' },
          channels,
          depth,
        },
        A_MASK,
      ),
    );
  for (let at = 0; at < data.length; at++)
    if (!Number.isInteger(data[at]) || data[at] < 0)
      throw new ImportProblem(
        mismatch(
          {
            told: { en: 'the number {number} at pixel {x}, {y}', de: 'die Zahl {number} bei Pixel {x}, {y}' },
            number: data[at],
            x: at % width,
            y: Math.floor(at / width),
          },
          { en: 'a label', de: 'eine Nummer' },
        ),
      );
  return { width, height, labels: data };
}

const A_MASK: CompleteText = {
  en: 'a mask of labels: grey of 8 bits or more',
  de: 'eine Maske aus Nummern: Grau von 8 Bit oder mehr',
};

function rawPng(bytes: Uint8Array): Raw {
  const png = decoded('PNG', () => decode(bytes));
  if (png.palette) throw new ImportProblem(mismatch({ en: 'a palette', de: 'eine Palette' }, A_MASK));
  return png;
}

/** Channels of 16 bits, and grey of fewer than 8, scaled to bytes. */
function inBytes(raw: Raw | DecodedPng): ArrayLike<number> {
  const { depth, channels, data } = raw;
  if (depth === 8) return data;
  if (depth < 8) {
    const shades = 2 ** depth;
    const palette = Array.from({ length: shades }, (_, i) => [Math.round((255 * i) / (shades - 1))]);
    return convertIndexedToRgb({ ...(raw as DecodedPng), palette });
  }
  if (depth > 16)
    throw new ImportProblem(
      mismatch(bits(depth), {
        en: '1 to 16, or a table of types for a mask of labels',
        de: '1 bis 16, oder eine Tabelle der Typen für eine Maske aus Nummern',
      }),
      '--labels types.csv gives it',
    );
  let largest = 0;
  const shades = new Set<number>();
  for (let at = 0; at < data.length; at++) {
    largest = Math.max(largest, data[at]);
    if (shades.size <= MOST_SHADES) shades.add(data[at]);
  }
  if (channels === 1 && largest > 0 && (largest < LEAST_GREY || shades.size > MOST_SHADES))
    throw new ImportQuestion(
      'labels',
      `found a mask of labels (16 bits of grey, 0 to ${largest}), expected colours that are cell types; --labels types.csv names the type of each label`,
    );
  return Uint8Array.from(data, (value) => Math.round(value / 257));
}

/** A picture in 16 bits of grey whose lightest value is below this (of 65,535) is a mask of labels. */
const LEAST_GREY = 4096;
/** One with more shades than this is one too: no picture of cell types has so many. */
const MOST_SHADES = 128;

/** Adds an opacity channel: 0 for the one colour that the PNG names as transparent, else 255. */
function withClear(
  { width, height, data, channels }: Picture,
  { transparency, depth, data: raw }: DecodedPng,
): Picture {
  const clear = [...transparency!];
  const wide = channels + 1;
  const result = new Uint8Array(width * height * wide);
  const scaled = depth < 8 ? clear.map((value) => Math.round((255 * value) / (2 ** depth - 1))) : clear;
  const written = depth < 8 ? data : raw;
  for (let i = 0; i < width * height; i++) {
    for (let k = 0; k < channels; k++) result[i * wide + k] = data[i * channels + k];
    const isClear = scaled.slice(0, channels).every((value, k) => written[i * channels + k] === value);
    result[i * wide + channels] = isClear ? 0 : 255;
  }
  return { width, height, data: result, channels: wide };
}

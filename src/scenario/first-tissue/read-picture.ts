/** Pictures of any common form, PNG or TIFF: as bytes of colour, or as the numbers of a mask of labels. */
import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import { decode as decodeTiff } from 'tiff';
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { ImportProblem, ImportQuestion, mismatch } from './import-problem.ts';
import type { LabelMask } from './label-mask.ts';
import type { Picture } from './picture-of-cells.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47];
const TIFF = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

const begins = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((byte, i) => bytes[i] === byte);

/** Whether the bytes of a file are those of a picture. */
export const isPicture = (bytes: Uint8Array): boolean =>
  begins(bytes, PNG) || TIFF.some((start) => begins(bytes, start));

/** Channels as they are in the file, before they become bytes. */
interface Raw {
  width: number;
  height: number;
  depth: number;
  channels: number;
  data: ArrayLike<number>;
}

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

/** Does `work`; what a decoder says is put into words that say what would be read. */
function decoded<T>(form: string, work: () => T): T {
  try {
    return work();
  } catch (problem) {
    const why =
      problem instanceof Error ? problem.message.replace(/\.? Please open an issue.*$/s, '') : String(problem);
    throw new ImportProblem(
      mismatch(
        {
          told: {
            en: 'a {form!} that cannot be read ({why!})',
            de: 'ein {form!}, das sich nicht lesen lässt ({why!})',
          },
          form,
          why: why.replace(/[\s:]+$/, ''),
        },
        READABLE,
      ),
    );
  }
}

const READABLE: CompleteText = {
  en: 'a whole PNG, or a TIFF of 8 or 16 bits, plain, deflated or packed by LZW',
  de: 'ein ganzes PNG, oder ein TIFF von 8 oder 16 Bit, unverpackt oder mit Deflate oder LZW verpackt',
};

/** The first picture of a TIFF. */
function rawTiff(bytes: Uint8Array): Raw {
  const [first, ...more] = decoded('TIFF', () => decodeTiff(bytes));
  const one: CompleteText = { en: 'one', de: 'eines' };
  if (first === undefined) throw new ImportProblem(mismatch({ en: 'no picture', de: 'kein Bild' }, one));
  if (more.length > 0)
    throw new ImportProblem(
      mismatch(
        { told: { en: '{count} pictures in the file', de: '{count} Bilder in der Datei' }, count: more.length + 1 },
        one,
      ),
    );
  const { width, height, bitsPerSample: depth, samplesPerPixel, data, palette } = first;
  if (palette && depth === 8 && samplesPerPixel === 1) {
    const shades = Uint8Array.from({ length: 3 * data.length }, (_, i) =>
      Math.round((palette[data[Math.floor(i / 3)]]?.[i % 3] ?? 0) / 257),
    );
    return { width, height, depth: 8, channels: 3, data: shades };
  }
  if (depth < 8)
    throw new ImportProblem(mismatch(bits(depth), { en: '8 or 16 in a TIFF', de: '8 oder 16 in einem TIFF' }));
  return { width, height, depth, channels: samplesPerPixel, data };
}

const bits = (depth: number): Words => ({ told: { en: '{depth} bits a channel', de: '{depth} Bit je Kanal' }, depth });

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

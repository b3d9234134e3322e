/** TIFF pictures: their numbers, or why they cannot be read. */
import { decode as decodeTiff } from 'tiff';
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { ImportProblem, mismatch } from './import-problem.ts';

/** Channels as they are in a file, before they become bytes. */
export interface Raw {
  width: number;
  height: number;
  depth: number;
  channels: number;
  data: ArrayLike<number>;
}

const STARTS = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
/** TIFF with 64-bit places. */
const BIG_STARTS = [
  [0x49, 0x49, 0x2b, 0x00],
  [0x4d, 0x4d, 0x00, 0x2b],
];

export const begins = (bytes: Uint8Array, with_: readonly number[]): boolean =>
  with_.every((byte, i) => bytes[i] === byte);

export const isTiff = (bytes: Uint8Array): boolean => [...STARTS, ...BIG_STARTS].some((start) => begins(bytes, start));

const READABLE: CompleteText = {
  en: 'a whole PNG, or a TIFF of 8 or 16 bits, plain or packed by Deflate or LZW',
  de: 'ein ganzes PNG, oder ein TIFF von 8 oder 16 Bit, unverpackt oder mit Deflate oder LZW verpackt',
};

/** A picture that is whole and yet not read. */
const unread = (what: Words): ImportProblem => new ImportProblem(mismatch(what, READABLE));

/** Does the work of a decoder, which throws at what is damaged. */
export function decoded<T>(form: string, work: () => T): T {
  try {
    return work();
  } catch {
    throw unread({
      told: { en: 'a {form!} that is damaged or cut off', de: 'ein {form!}, das beschädigt oder abgeschnitten ist' },
      form,
    });
  }
}

export const bits = (depth: number): Words => ({
  told: { en: '{depth} bits a channel', de: '{depth} Bit je Kanal' },
  depth,
});

type Tiff = ReturnType<typeof decodeTiff>[number];

/** The picture of a TIFF. */
export function rawTiff(bytes: Uint8Array): Raw {
  if (BIG_STARTS.some((start) => begins(bytes, start))) throw unread({ en: 'a BigTIFF', de: 'ein BigTIFF' });
  // The decoder reads past the end of bytes that are a part of larger ones.
  const own = new Uint8Array(bytes);
  checkTiff(decoded('TIFF', () => decodeTiff(own, { ignoreImageData: true })));
  const [first] = decoded('TIFF', () => decodeTiff(own));
  const { width, height, bitsPerSample: depth, samplesPerPixel, data, palette } = first;
  if (palette && depth === 8 && samplesPerPixel === 1) {
    const shades = Uint8Array.from({ length: 3 * data.length }, (_, i) =>
      Math.round((palette[data[Math.floor(i / 3)]]?.[i % 3] ?? 0) / 257),
    );
    return { width, height, depth: 8, channels: 3, data: shades };
  }
  return { width, height, depth, channels: samplesPerPixel, data };
}

/** Ways of packing by their numbers in the file. */
const PACKED: Readonly<Record<number, string>> = {
  2: 'CCITT',
  3: 'CCITT',
  4: 'CCITT',
  6: 'JPEG',
  7: 'JPEG',
  32773: 'PackBits',
  33003: 'JPEG 2000',
  33005: 'JPEG 2000',
  34712: 'JPEG 2000',
  34925: 'LZMA',
  50000: 'Zstandard',
  50001: 'WebP',
};
const [PLAIN, LZW, DEFLATE, OLD_DEFLATE] = [1, 5, 8, 32946];
const FLOATS = 3;

function checkTiff(all: readonly Tiff[]): void {
  const one: CompleteText = { en: 'one', de: 'eines' };
  const [first] = all;
  if (first === undefined) throw new ImportProblem(mismatch({ en: 'no picture', de: 'kein Bild' }, one));
  if (all.length > 1)
    throw new ImportProblem(
      mismatch(
        { told: { en: '{count} pictures in the file', de: '{count} Bilder in der Datei' }, count: all.length },
        one,
      ),
    );
  const { compression = PLAIN, bitsPerSample, sampleFormat, samplesPerPixel, tiled, predictor } = first;
  if (![PLAIN, LZW, DEFLATE, OLD_DEFLATE].includes(compression))
    throw unread({
      told: { en: 'a TIFF packed by {how!}', de: 'ein mit {how!} verpacktes TIFF' },
      how: PACKED[compression] ?? { told: { en: 'way {number}', de: 'Verfahren {number}' }, number: compression },
    });
  if (bitsPerSample < 8)
    throw new ImportProblem(mismatch(bits(bitsPerSample), { en: '8 or 16 in a TIFF', de: '8 oder 16 in einem TIFF' }));
  if (bitsPerSample > 16 && sampleFormat !== FLOATS)
    throw unread({
      told: { en: 'a TIFF of whole numbers of {depth} bits', de: 'ein TIFF aus ganzen Zahlen von {depth} Bit' },
      depth: bitsPerSample,
    });
  // The decoder takes these for what they are not.
  if (samplesPerPixel > 1 && (tiled || first.planarConfiguration !== 1))
    throw unread({
      en: 'a TIFF whose colours are in tiles or in separate planes',
      de: 'ein TIFF, dessen Farben in Kacheln oder einzelnen Ebenen liegen',
    });
  if (tiled && predictor !== 1)
    throw unread({ en: 'a TIFF of tiles of differences', de: 'ein TIFF aus Kacheln von Differenzen' });
}

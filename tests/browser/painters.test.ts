/** Both painters draw the same picture, pixel by pixel: that of the shader is that of the processor. */
import type { Browser, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Theme } from '../../src/render/colour.ts';
import { paint } from '../../src/render/paint.ts';
import type { FieldInfo } from '../../src/serve/protocol.ts';
import { frame, HEIGHT, look, WIDTH } from '../render/frame.ts';
import { launch } from './page.ts';

/** Steps of a channel that a pixel may differ by, of 255. */
const ALIKE = 4;
/** Share of pixels that may differ by more, where a card rounds the other way at a border: 1 in 10,000 was found. */
const TOLERATED = 0.001;
/** A picture with fewer colours shows next to nothing. */
const COLOURS = 100;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const [built] = (await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { write: false, lib: { entry: 'tests/render/webgl-entry.ts', formats: ['iife'], name: 'entry' } },
  })) as Rolldown.RolldownOutput[];
  browser = await launch();
  page = await browser.newPage();
  await page.addScriptTag({ content: built.output[0].code });
});
afterAll(() => browser.close());

interface Seen {
  theme: Theme;
  colour: string;
  field: FieldInfo['kind'] | null;
  /** Pixels of a site. */
  scale: number;
}

async function bothPictures({ theme, colour, field, scale }: Seen) {
  const view = {
    x: -1.25,
    y: -0.75,
    sitePixels: scale,
    width: Math.round((WIDTH + 2) * scale),
    height: Math.round((HEIGHT + 2) * scale),
  };
  const processor = paint(frame(), look(theme, colour, field), view);
  const packed = await page.evaluate(
    async ([tissue, appearance, placed]) => {
      const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const revive = (value: unknown): unknown => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
        if ('bytes' in value) return bytes(value.bytes as string);
        if ('floats' in value) return new Float32Array(bytes(value.floats as string).buffer);
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
      };
      const { drawWebgl } = (
        window as unknown as { entry: { drawWebgl: (...all: unknown[]) => Promise<Uint8ClampedArray> } }
      ).entry;
      const pixels = await drawWebgl(revive(tissue), revive(appearance), placed);
      let text = '';
      for (const byte of pixels) text += String.fromCharCode(byte);
      return btoa(text);
    },
    [sent(frame()), sent(look(theme, colour, field)), { tissue: 'made', left: 0, top: 0, ...view }],
  );
  return { ...view, processor, card: new Uint8ClampedArray(Buffer.from(packed, 'base64')) };
}

/** Plain values of arrays of bytes and floats, for the way to the page. */
function sent(value: object): Record<string, unknown> {
  const text = (array: Uint8Array | Float32Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      inner instanceof Uint8Array
        ? { bytes: text(inner) }
        : inner instanceof Float32Array
          ? { floats: text(inner) }
          : inner,
    ]),
  );
}

const SEEN: Seen[] = [
  { theme: 'dark', colour: 'type', field: null, scale: 24 },
  { theme: 'projector', colour: 'column', field: 'ligand', scale: 7.5 },
  { theme: 'light', colour: 'type', field: 'oxygen', scale: 16 },
  { theme: 'dark', colour: 'type', field: 'drug', scale: 3 },
  { theme: 'light', colour: 'column', field: 'oxygen', scale: 1.3 },
];

test.each(SEEN)('$theme, by $colour, over $field, $scale pixels a site', async (seen) => {
  const { processor, card } = await bothPictures(seen);
  expect(card.length).toBe(processor.length);
  expect(new Set(new Uint32Array(card.buffer)).size).toBeGreaterThan(COLOURS);
  expect(shareApart(card, processor)).toBeLessThan(TOLERATED);
});

/** Share of pixels of which some channel differs by more than `ALIKE`. */
function shareApart(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let apart = 0;
  for (let at = 0; at < one.length; at += 4)
    if ([0, 1, 2].some((k) => Math.abs(one[at + k] - other[at + k]) > ALIKE)) apart++;
  return apart / (one.length / 4);
}

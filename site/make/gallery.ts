/** The gallery: every scenario that the page opens with its picture and its question, and the link that opens it. */
import { inflateRawSync } from 'node:zlib';
import { encode } from 'fast-png';
import { ownFile } from '../../src/cli/home.ts';
import { appearanceOf } from '../../src/render/colour.ts';
import { paint } from '../../src/render/paint.ts';
import { frameOf, type Still } from '../../src/render/still.ts';
import { plain } from './markdown.ts';
import { LESSONS, type Listed, openLink, picture, type Tongue, TUMOURS } from './scenarios.ts';

/** Pixels; shown at half of it, for screens with more. */
const [WIDTH, HEIGHT] = [368, 320];

export const galleryList = (tongue: Tongue): string =>
  [
    `## ${tongue.words.gallery.tabs.lessons}`,
    cards(LESSONS, true, tongue),
    `## ${tongue.words.gallery.tabs.tumours}`,
    cards(TUMOURS, false, tongue),
  ].join('\n\n');

const cards = (entries: readonly Listed[], lesson: boolean, tongue: Tongue): string =>
  `<div class="cards">\n\n${entries.map((entry) => card(entry, lesson, tongue)).join('\n\n')}\n\n</div>`;

function card({ id, title, question, level, minutes }: Listed, lesson: boolean, tongue: Tongue): string {
  const { folder, words, say } = tongue;
  const facts = [
    ...(level === null ? [] : [words.gallery.levels[level]]),
    ...(minutes === null ? [] : [words.gallery.minutes(minutes)]),
  ];
  const links = [
    ...(lesson ? [openLink(id, true, tongue, words.gallery.start)] : []),
    openLink(id, false, tongue, words.gallery.explore),
    ...(lesson ? [`[Plan](/${folder}teachers/plans/${id})`] : []),
  ];
  return [
    '<div class="card">',
    picture(id),
    `### ${plain(say(title))}`,
    plain(say(question)),
    `<p class="facts">${[id, ...facts].map(plain).join(' · ')}</p>`,
    `<div class="links">\n\n${links.join(' ')}\n\n</div>`,
    '</div>',
  ].join('\n\n');
}

/** The pictures of all scenarios in both themes, by their files. */
export function* stillPictures(): Generator<[file: string, png: Uint8Array]> {
  for (const { id } of [...LESSONS, ...TUMOURS]) {
    const text = ownFile(`scenarios/stills/${id}.json`);
    if (text === null)
      throw new Error(`scenarios/stills/${id}.json: found no such file, expected a picture; npx stroma stills`);
    const still = JSON.parse(text) as Still;
    const frame = frameOf(still, inflateRawSync(Buffer.from(still.data, 'base64')));
    for (const theme of ['dark', 'light'] as const)
      yield [`stills/${id}-${theme}.png`, painted(frame, appearanceOf(still.cells, theme, still.colour, still.field))];
  }
}

function painted(frame: Parameters<typeof paint>[0], appearance: Parameters<typeof paint>[1]): Uint8Array {
  const sitePixels = WIDTH / frame.width;
  const y = (frame.height - HEIGHT / sitePixels) / 2;
  const pixels = paint(frame, appearance, { width: WIDTH, height: HEIGHT, x: 0, y, sitePixels });
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < WIDTH * HEIGHT; i++) data.set(pixels.subarray(4 * i, 4 * i + 3), 3 * i);
  return encode({ width: WIDTH, height: HEIGHT, data, channels: 3, depth: 8 }, { zlib: { level: 9 } });
}

/** Writes the pages of the site into a folder, from which VitePress builds it. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandReference } from './commands.ts';
import { addressOf, OWN, pageFile, relinked, SHOWN } from './documents.ts';
import { galleryList, stillPictures } from './gallery.ts';
import { libraryReference, protocolReference } from './library.ts';
import { planList, planPages } from './plans.ts';
import { ENGLISH, GERMAN, LESSONS, TONGUES } from './scenarios.ts';

/** What stands in a page of the site for `<!-- made: NAME -->`. */
const MADE: Readonly<Record<string, () => string>> = {
  commands: commandReference,
  library: libraryReference,
  protocol: protocolReference,
  'plans in English': () => planList(ENGLISH),
  'plans in German': () => planList(GERMAN),
  'gallery in English': () => galleryList(ENGLISH),
  'gallery in German': () => galleryList(GERMAN),
};

export function writePages(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  for (const path of [...SHOWN, ...ownPages()]) {
    const { text, files } = relinked(path, readFileSync(path, 'utf8'));
    write(pageFile(addressOf(path)!), path.startsWith(OWN) ? filledIn(path, text) : guarded(text));
    for (const file of files) cpSync(file, join(folder, 'public', file));
  }
  for (const [file, text] of Object.entries(planPages())) write(file, text);
  for (const [file, png] of stillPictures()) write(`public/${file}`, png);
  cpSync('site/public', join(folder, 'public'), { recursive: true });
  cpSync('public/stroma.svg', join(folder, 'public/stroma.svg'));
  write('colours.css', coloursOf(readFileSync('src/ui/style/tokens.css', 'utf8')));
  write('plans.json', JSON.stringify(planMenu()));
}

const ownPages = (): string[] =>
  readdirSync(OWN, { recursive: true, encoding: 'utf8' })
    .map((path) => `${OWN}${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'));

function filledIn(path: string, text: string): string {
  return text.replace(/^<!-- made: (.+) -->$/gm, (_, name: string) => {
    const make = MADE[name];
    if (make === undefined)
      throw new Error(`${path}: found "made: ${name}", expected one of ${Object.keys(MADE).join(', ')}`);
    return make();
  });
}

/** A document that was not written for the site: Vue reads nothing in it. */
const guarded = (text: string): string => `---\noutline: [2, 3]\n---\n\n::: v-pre\n\n${text}\n\n:::\n`;

/** The colours of the page for the site, where dark is a class of the document and light is what it is without. */
function coloursOf(tokens: string): string {
  const rule = (selector: string, as: string): string => {
    const start = tokens.indexOf(`${selector} {`);
    if (start < 0) throw new Error(`src/ui/style/tokens.css: found no ${selector}, expected the colours of a theme`);
    return tokens.slice(start, tokens.indexOf('}', start) + 1).replace(selector, as);
  };
  return `${rule(':root', ':root.dark, :root')}\n${rule('[data-theme="light"]', ':root:not(.dark)')}\n`;
}

/** Names and addresses of the plans in each language, for the menus. */
const planMenu = () =>
  Object.fromEntries(
    TONGUES.map(({ code, folder, say }) => [
      code,
      LESSONS.map(({ id, scenario: { lesson, title } }) => ({
        text: say(lesson.title || title),
        link: `/${folder}teachers/plans/${id}`,
      })),
    ]),
  );

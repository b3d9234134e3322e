/** The scenarios that the page opens, as its gallery lists them, with what the site says about each. */
import { ownScenario } from '../../src/cli/home.ts';
import { load } from '../../src/cli/load-scenario.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { type Text, textIn } from '../../src/texts/text.ts';
import { type Entry, lessons, tumours } from '../../src/ui/gallery/entries.ts';
import { texts as german } from '../../src/ui/texts/de.tsx';
import { en as english, type Texts } from '../../src/ui/texts/en.tsx';
import { attribute } from './markdown.ts';

export interface Listed extends Entry {
  scenario: Prepared;
}

const listed = (entries: readonly Entry[]): Listed[] =>
  entries.map((entry) => ({ ...entry, scenario: load(ownScenario(entry.id)) }));

export const LESSONS: readonly Listed[] = listed(lessons);
export const TUMOURS: readonly Listed[] = listed(tumours);

/** A language of the site: the folder of its pages, the words of the page in it, and the form of its texts. */
export interface Tongue {
  code: 'en' | 'de';
  folder: string;
  words: Texts;
  say: (text: Text) => string;
}

export const ENGLISH: Tongue = { code: 'en', folder: '', words: english, say: (text) => textIn(text, 'en') };
export const GERMAN: Tongue = { code: 'de', folder: 'de/', words: german, say: (text) => textIn(text, 'de') };
export const TONGUES: readonly Tongue[] = [ENGLISH, GERMAN];

/** The link that opens a scenario in the page, with its lesson if it has one. */
export const openLink = (scenario: string, lesson: boolean, { code }: Tongue, text: string): string =>
  `<OpenPage query="scenario=${scenario}${lesson ? '&lesson=1' : ''}&lang=${code}">${attribute(text)}</OpenPage>`;

/** The picture of a scenario in the colours of either theme; it only repeats what stands beside it. */
export const picture = (scenario: string): string => `<StillPicture name="${scenario}" />`;

/**
 * Text for users: texts of scenarios, which carry their languages, and texts of the program, which are keys with
 * arguments that each language puts into words.
 */
import { type CoreTexts, en, type Key, within } from './en.ts';
import { type Text, textIn } from './text.ts';

/** A text of the program: its key and its arguments. */
export interface Phrase {
  key: Key;
  [argument: string]: Words | number;
}

/**
 * A text defined beside the thing it names, in its languages; `{cell}` in it stands for the argument of that name, and
 * `{cell!}` for one that stays as it is written within a sentence too, such as a name from a file.
 */
export interface Told {
  told: Text;
  [argument: string]: Words | number;
}

/** Any readable text, not yet put into a language. */
export type Words = Text | Phrase | Told;

/** How to put texts into words: a language, with its texts of the program. */
export interface Language {
  /** Two-letter code. */
  code: string;
  core: CoreTexts;
}

const isPhrase = (words: Words): words is Phrase => typeof words !== 'string' && 'key' in words;
const isTold = (words: Words): words is Told => typeof words !== 'string' && 'told' in words;

/** A text in a language; texts of scenarios not translated into it are English. */
export function textFor(words: Words, language: Language): string {
  if (isPhrase(words)) {
    const { key, ...given } = words;
    const told = textAt(language.core, key);
    return typeof told === 'string' ? told : told(textsFor(given, language));
  }
  if (!isTold(words)) return textIn(words, language.code);
  const { told, ...given } = words;
  const put = textsFor(given as Given, language);
  return textIn(told, language.code).replace(/\{(\w+)(!?)\}/g, (hole, name: string, asWritten: string, at: number) => {
    const text = put[name] ?? capital(put, name) ?? hole;
    return at > 0 && asWritten === '' && language.code === ENGLISH.code ? within(text) : text;
  });
}

/** `{Cells}` is `{cells}` at the beginning of a text. */
function capital(put: Readonly<Record<string, string>>, name: string): string | undefined {
  const text = put[name.charAt(0).toLowerCase() + name.slice(1)];
  return text && text.charAt(0).toUpperCase() + text.slice(1);
}

type Given = Readonly<Record<string, Words | number>>;

const textsFor = (given: Given, language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value) : textFor(value, language),
    ]),
  );

const ENGLISH: Language = { code: 'en', core: en };

/** A text as the command line prints it. */
export const english = (words: Words): string => textFor(words, ENGLISH);

type OfLanguage = string | ((given: Readonly<Record<string, string>>) => string);

function textAt(core: CoreTexts, key: Key): OfLanguage {
  let at: unknown = core;
  for (const part of key.split('.')) at = (at as Readonly<Record<string, unknown>>)[part];
  return at as OfLanguage;
}

/**
 * The language of the page. All that the program says is in one file a language beside this one, named by its two
 * letters (`de.tsx`); a file that is there is on offer, and what it lacks is said in English. Scenarios carry their own.
 */
import { computed, effect, signal } from '@preact/signals';
import { type Begun, completed } from '../../texts/complete.ts';
import { said, type Words } from '../../texts/words.ts';
import { en, type Texts } from './en.tsx';

/** Files of languages, loaded when they are asked for. */
export type LanguageFiles = Readonly<Record<string, () => Promise<{ texts: Begun<Texts> }>>>;

/** The languages of some files, by their two letters; English is always one, and the first. */
export function languagesIn(files: LanguageFiles): Readonly<Record<string, () => Promise<Texts>>> {
  const found = Object.entries(files).map(([path, load]): [string, () => Promise<Texts>] => [
    path.slice(-'de.tsx'.length, -'.tsx'.length),
    async () => completed<Texts>(en, (await load()).texts),
  ]);
  return { en: async () => en, ...Object.fromEntries(found) };
}

const languages = languagesIn(import.meta.glob<{ texts: Begun<Texts> }>(['./??.tsx', '!./en.tsx']));

const KEY = 'stroma.language';

const spoken = signal<{ code: string; texts: Texts }>({ code: 'en', texts: en });

/** The two letters of the language that is chosen. */
export const language = computed(() => spoken.value.code);

/** What the page says, in the language that is chosen. */
export const texts = computed<Texts>(() => spoken.value.texts);

/** Words of a scenario or of the engine, in the language that is chosen. */
export const translated = (words: Words): string =>
  said(words, { code: spoken.value.code, core: spoken.value.texts.core });

/** Changes the language of all that is shown. */
export async function speak(code: string): Promise<void> {
  spoken.value = { code, texts: await languages[code]() };
}

/** The language after the present one. */
export function nextLanguage(): string {
  const all = Object.keys(languages);
  return all[(all.indexOf(language.value) + 1) % all.length];
}

/** How a language is named in itself. */
export function nameOfLanguage(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** Speaks a language that was chosen by hand; the address asks for no other one any more. */
export async function chooseLanguage(next: string): Promise<void> {
  await speak(next);
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
}

/**
 * Speaks the language that the address asks for (`?lang=de`), the one chosen before, or the browser's own; from then on
 * the document's language and the browser's memory follow the choice.
 */
export async function followLanguage(): Promise<void> {
  await speak(remembered()).catch(() => {
    // A language that cannot be had leaves English.
  });
  effect(() => {
    document.documentElement.lang = language.value;
    try {
      localStorage.setItem(KEY, language.value);
    } catch {
      // A browser without storage forgets the choice.
    }
  });
}

function remembered(): string {
  const asked = new URLSearchParams(location.search).get('lang');
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  const isKnown = (code: string | null): code is string => code !== null && Object.hasOwn(languages, code);
  return [asked, kept, navigator.language.slice(0, 2)].find(isKnown) ?? 'en';
}

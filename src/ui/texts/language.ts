/**
 * The language of the page. Each language is one file beside this one, named by its two-letter code (`de.tsx`), with
 * all of the program's texts; every such file is on offer, and what it lacks is shown in English. Scenarios carry
 * their own.
 */
import { computed, effect, signal } from '@preact/signals';
import { type Begun, completed } from '../../texts/complete.ts';
import { textFor, type Words } from '../../texts/words.ts';
import { en, type Texts } from './en.tsx';

/** Files of languages, loaded on demand. */
export type LanguageFiles = Readonly<Record<string, () => Promise<{ texts: Begun<Texts> }>>>;

/** The languages of some files, by two-letter code; English is always included, and the first. */
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

/** Two-letter code of the present language. */
export const language = computed(() => spoken.value.code);

/** The page's texts, in the present language. */
export const texts = computed<Texts>(() => spoken.value.texts);

/** A text of a scenario or of the engine, in the present language. */
export const translated = (words: Words): string =>
  textFor(words, { code: spoken.value.code, core: spoken.value.texts.core });

/** Changes the language of all that is shown. */
export async function speak(code: string): Promise<void> {
  spoken.value = { code, texts: await languages[code]() };
}

/** The language after the present one. */
export function nextLanguage(): string {
  const all = Object.keys(languages);
  return all[(all.indexOf(language.value) + 1) % all.length];
}

/** A language's own name. */
export function nameOfLanguage(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** Changes to a language chosen by hand, and removes any other from the address. */
export async function chooseLanguage(next: string): Promise<void> {
  await speak(next);
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
}

/**
 * Uses the language requested by the address (`?lang=de`), the one chosen before, or the browser's own; from then on
 * the document's language and the browser's storage follow the choice.
 */
export async function followLanguage(): Promise<void> {
  await speak(remembered()).catch(() => {
    // If a language cannot be loaded, English stays.
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

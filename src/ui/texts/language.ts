/**
 * The language of the page. All that the page itself says is in one file a language, such as `en.tsx` and `de.tsx`;
 * what scenarios and the engine say is English in their files, and in another language in `de-phrases.ts`.
 */
import { computed, effect, signal } from '@preact/signals';
import { type Text, textIn } from '../../texts/text.ts';
import { en, type Texts } from './en.tsx';
import { translator } from './phrases.ts';

interface Spoken {
  texts: Texts;
  /** A text of a scenario or of the engine; null when it is not known. */
  translated: (text: string) => string | null;
}

/** How each language is named in itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** Languages come when they are asked for; English is always there. */
const load: Record<Language, () => Promise<Spoken>> = {
  en: async () => english,
  de: async () => {
    const [{ de }, { phrases }] = await Promise.all([import('./de.tsx'), import('./de-phrases.ts')]);
    return { texts: de, translated: translator(phrases) };
  },
};
const english: Spoken = { texts: en, translated: (text) => text };

const KEY = 'stroma.language';

export const language = signal<Language>('en');
const spoken = signal<Spoken>(english);

/** What the page says, in the language that is chosen. */
export const texts = computed<Texts>(() => spoken.value.texts);

/** What a scenario or the engine says, in the language that is chosen; a text that is not known stays as it is. */
export const translated = (text: Text): string => {
  const told = textIn(text, language.value);
  return typeof text !== 'string' && text[language.value] !== undefined
    ? told
    : (spoken.value.translated(told) ?? told);
};

/** Changes the language of all that is shown. */
export async function speak(next: Language): Promise<void> {
  const loaded = await load[next]();
  spoken.value = loaded;
  language.value = next;
}

/** The language after the present one. */
export function nextLanguage(): Language {
  const all = Object.keys(LANGUAGES) as Language[];
  return all[(all.indexOf(language.value) + 1) % all.length]!;
}

/** Speaks a language that was chosen by hand; the address asks for no other one any more. */
export async function chooseLanguage(next: Language): Promise<void> {
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

function remembered(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(LANGUAGES, text);
  return [asked, kept, navigator.language.slice(0, 2)].find(isLanguage) ?? 'en';
}

/**
 * A text of a scenario: one that is the same in every language, or the same thing said in several, of which English is
 * always one.
 */
export type Text = string | TextByLanguage;

export interface TextByLanguage {
  en: string;
  /** By the two letters of a language. */
  [language: string]: string;
}

/** A text in every language that is complete. */
export type CompleteText = TextByLanguage & { de: string };

/** The two letters of a language, as scenarios and addresses name it. */
export const LANGUAGE_CODE = /^[a-z]{2}$/;

/** A text in a language; in English where it is not told in that one. */
export const textIn = (text: Text, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? text.en);

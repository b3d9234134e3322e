/** A text of a scenario: the same in every language, or given in several that always include English. */
export type Text = string | TextByLanguage;

export interface TextByLanguage {
  en: string;
  /** By two-letter language code. */
  [language: string]: string;
}

/** A text in every language that is complete. */
export type CompleteText = TextByLanguage & { de: string };

/** A two-letter language code, as in scenarios and addresses. */
export const LANGUAGE_CODE = /^[a-z]{2}$/;

/** A text in a language, or in English where it is not translated. */
export const textIn = (text: Text, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? text.en);

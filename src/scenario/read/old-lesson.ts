/** Lessons in the first file format: by language, each with the same lists of lines. */
import { asList, asMap } from './defined-names.ts';
import type { Json } from './plain-tree.ts';

/** A lesson by its parts, whichever format it is written in. */
export function lessonByPart(lesson: Json): Json {
  const { en, ...rest } = asMap(lesson);
  if (en === undefined) return lesson;
  const languages = Object.entries({ en, ...rest });
  const text = (of: (own: { [key: string]: Json }) => Json | undefined): Json =>
    Object.fromEntries(
      languages.flatMap(([language, own]) => {
        const told = of(asMap(own));
        return told === undefined ? [] : [[language, told]];
      }),
    );
  const lines = (part: string): Json[] => asList(asMap(en)[part]).map((_, i) => text((own) => asList(own[part])[i]));
  return {
    objective: text((own) => own.objective),
    try: [...lines('predict'), ...lines('do')],
    read: lines('read'),
  };
}

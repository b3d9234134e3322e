/** What is wrong with a text that should be XML, at its line and column, in words of this project. */
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { ImportProblem, mismatch, placed } from './import-problem.ts';

export const SETTINGS: CompleteText = {
  en: 'a settings file of PhysiCell',
  de: 'eine Einstellungsdatei von PhysiCell',
};
export const NO_XML: CompleteText = { en: 'no XML', de: 'kein XML' };

/** What the validator says. */
interface Fault {
  msg: string;
  line?: number;
  col?: number;
}

const tag = (name: string): string => `<${name}>`;
const end = (name: string): string => `</${name}>`;
const attribute = (name: string): Words => ({
  told: { en: 'the attribute {name!}', de: 'das Attribut {name!}' },
  name,
});
const withValue: Words = { en: 'name="value"', de: 'name="Wert"' };

export const SECOND_ROOT: Words = mismatch(
  { en: 'more after the outermost element', de: 'mehr nach dem äußersten Element' },
  { en: 'one outermost element', de: 'ein äußerstes Element' },
);

/** By what the validator says: what was found and expected. */
const WORDS: readonly (readonly [RegExp, (found: readonly string[]) => Words])[] = [
  [
    /^Expected closing tag '(.*)' \(opened in line (\d+), col \d+\) instead of closing tag '(.*)'/s,
    ([open, line, found]) =>
      mismatch(end(found), {
        told: { en: '{end!}, since line {line} opens {open!}', de: '{end!}, denn Zeile {line} öffnet {open!}' },
        end: end(open),
        line,
        open: tag(open),
      }),
  ],
  [
    /^Closing tag '(.*)' has not been opened/s,
    ([name]) =>
      mismatch(end(name), {
        told: { en: '{open!} before it', de: '{open!} davor' },
        open: tag(name),
      }),
  ],
  [
    /^Closing tag '(.*)' (doesn't|can't)/s,
    ([name]) =>
      mismatch({ told: { en: '{end!} with more in it', de: '{end!} mit mehr darin' }, end: `</${name}` }, end(name)),
  ],
  [
    /^Unclosed tag '(.*)'/s,
    ([name]) =>
      mismatch({ told: { en: '{open!} without its end', de: '{open!} ohne Ende' }, open: tag(name) }, end(name)),
  ],
  [/^(?:Multiple possible root nodes|Extra text at the end)/, () => SECOND_ROOT],
  [/^char '&'/, () => mismatch('&', { en: '&amp; or another entity', de: '&amp; oder eine andere Entität' })],
  [/^char '(.*)'/s, ([found]) => mismatch(found, { en: 'an element', de: 'ein Element' })],
  [/^Start tag expected/, () => mismatch({ en: 'no element', de: 'kein Element' }, tag('PhysiCell_settings'))],
  [
    /^Attributes for '(.*)' have open quote/s,
    ([name]) => mismatch(tag(name), { en: 'a second quotation mark', de: 'ein zweites Anführungszeichen' }),
  ],
  [
    /^(?:boolean )?attribute '?(.*?)'? (?:is repeated)/is,
    ([name]) =>
      mismatch(
        { told: { en: '{attribute!} twice', de: '{attribute!} zweimal' }, attribute: attribute(name) },
        { en: 'it once', de: 'einmal' },
      ),
  ],
  [/^(?:boolean )?attribute '?(.*?)'? (?:is|has)\b/is, ([name]) => mismatch(attribute(name), withValue)],
];

/** Elements that are open where the text ends. */
const OPEN = /^Invalid '(.*)' found/s;

export function brokenXml(text: string, { msg, line = 1, col }: Fault): ImportProblem {
  const open = OPEN.exec(msg)?.[1].match(/[^\s"[\],]+/g);
  if (open) {
    const lines = text.split('\n');
    const ended: Words = {
      told: { en: 'the end of the text within {open!}', de: 'das Ende des Textes in {open!}' },
      open: open.map(tag).join(' '),
    };
    return at(lines.length, lines[lines.length - 1].length + 1, mismatch(ended, end(open[open.length - 1])));
  }
  for (const [pattern, words] of WORDS) {
    const found = pattern.exec(msg);
    if (found) return at(line, col, words(found.slice(1)));
  }
  return at(line, col, mismatch(NO_XML, SETTINGS));
}

const at = (line: number, column: number | undefined, what: Words): ImportProblem =>
  new ImportProblem(
    placed(
      column === undefined
        ? { told: { en: 'line {line}', de: 'Zeile {line}' }, line }
        : { told: { en: 'line {line}, column {column}', de: 'Zeile {line}, Spalte {column}' }, line, column },
      what,
    ),
  );

/** The part of the parser of BibTeX that tests use; field names are in capitals. */
declare module 'bibtex-parse' {
  export function entries(text: string): ({ key: string; type: string } & Record<string, string>)[];
}

/** What is being imported; the rest of importing is loaded on demand. */
import { signal } from '@preact/signals';

/** A table or picture of cells; a mask of labels comes with the table of their types. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  labels?: Uint8Array;
}

/** A project of another program: its text files by their paths. */
export interface GivenProject {
  name: string;
  files: ReadonlyMap<string, string>;
}

export const givenFile = signal<GivenFile | null>(null);
export const givenProject = signal<GivenProject | null>(null);

/** Whether a file is a table or a picture of cells, by the end of its name. */
export const holdsCells = (name: string): boolean => /\.(csv|tsv|tab|txt|png|tiff?|jpe?g)$/i.test(name);

/** Whether a file is a picture, by the end of its name. */
export const isImage = (name: string): boolean => /\.(png|tiff?|jpe?g)$/i.test(name);

/** The file of cells that is being imported; the rest of importing is loaded on demand. */
import { signal } from '@preact/signals';

export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

export const givenFile = signal<GivenFile | null>(null);

/** Whether a file is a table or a picture of cells, by the end of its name. */
export const holdsCells = (name: string): boolean => /\.(csv|tsv|tab|txt|png|tiff?)$/i.test(name);

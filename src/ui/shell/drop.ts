import { givenFile, givenProject, holdsCells, isImage } from '../import/asked.ts';
import { type Dropped, droppedFiles, isProject, textsOf } from '../import/dropped-files.ts';
import { openText } from '../session/choose.ts';
import { loadSweeps } from '../sweep/lazy.ts';
import { isSweep } from '../sweep/sweeping.ts';

/** Opens a text as a sweep or a scenario, whichever it is. */
const openGiven = (name: string, text: string): Promise<void> =>
  isSweep(text) ? loadSweeps().then(({ openSweepText }) => openSweepText(name, text)) : openText(name, text);

/** Opens files: a project or a table or picture of cells is imported, a text opened. */
export async function openFiles(files: readonly Dropped[]): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  const { path, file } = first;
  if (await isProject(files))
    givenProject.value = { name: path.split('/')[0].replace(/\.(xml|csv)$/i, ''), files: await textsOf(files) };
  else if (holdsCells(file.name)) {
    // Two files together are a mask or a table of cells, and the table of their types.
    const picture = files.find(({ path: name }) => isImage(name))?.file;
    const main = picture ?? placesIn(files) ?? file;
    const types = files.find(({ path: name, file: one }) => one !== main && holdsCells(name) && !isImage(name))?.file;
    givenFile.value = {
      name: main.name,
      bytes: await bytesOf(main),
      ...(types ? { labels: await bytesOf(types) } : {}),
    };
  } else await openGiven(file.name, await file.text());
}

/** Of several tables the largest, which is that of places. */
const placesIn = (files: readonly Dropped[]): File | undefined =>
  files.map(({ file }) => file).reduce<File | undefined>((a, b) => (a && a.size >= b.size ? a : b), undefined);

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** Opens what is dropped anywhere on the page. */
export function acceptDrops(): void {
  const root = document.documentElement;
  root.addEventListener('dragover', (event) => {
    event.preventDefault();
    root.dataset.dropping = '';
  });
  root.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) delete root.dataset.dropping;
  });
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    delete root.dataset.dropping;
    if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(openFiles);
  });
}

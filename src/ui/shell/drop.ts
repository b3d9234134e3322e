import { givenFile, holdsCells } from '../import/asked.ts';
import { openText } from '../session/choose.ts';
import { loadSweeps } from '../sweep/lazy.ts';
import { isSweep } from '../sweep/sweeping.ts';

/** Opens a text as a sweep or a scenario, whichever it is. */
const openGiven = (name: string, text: string): Promise<void> =>
  isSweep(text) ? loadSweeps().then(({ openSweepText }) => openSweepText(name, text)) : openText(name, text);

/** Opens a file: a table or picture of cells is imported, a text opened. */
export async function openFile(file: File): Promise<void> {
  if (holdsCells(file.name)) givenFile.value = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  else await openGiven(file.name, await file.text());
}

/** Opens a file that is dropped anywhere on the page. */
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
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void openFile(file);
  });
}

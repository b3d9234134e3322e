import { openText } from '../run/session.ts';

/** Opens a scenario file that is dropped anywhere on the page. */
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
    if (file !== undefined) void file.text().then((text) => openText(file.name, text));
  });
}

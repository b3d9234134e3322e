/** Makes the notebook of Jupyter from the cells of the script for Python: `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';

export const SCRIPT = 'notebooks/read-results.py';
export const NOTEBOOK = 'notebooks/read-results.ipynb';

/** A notebook from a script whose cells begin with `# %%`, those of text with `# %% [markdown]`. */
export function notebookOf(script) {
  const cells = script
    .split(/^# %%/m)
    .slice(1)
    .map((cell, i) => {
      const isText = cell.startsWith(' [markdown]');
      const body = cell.slice(cell.indexOf('\n') + 1).trim();
      const text = isText ? body.replace(/^# ?/gm, '') : body;
      const source = text.split(/(?<=\n)/);
      return isText
        ? { cell_type: 'markdown', id: `cell-${i + 1}`, metadata: {}, source }
        : { cell_type: 'code', execution_count: null, id: `cell-${i + 1}`, metadata: {}, outputs: [], source };
    });
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const notebook = {
    cells,
    metadata: { kernelspec, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

export const writeNotebook = () => writeFileSync(NOTEBOOK, notebookOf(readFileSync(SCRIPT, 'utf8')));

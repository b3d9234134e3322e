/** The page as one HTML file that opens from anywhere, even a USB stick: it holds workers, fonts and scenarios. */
import type { Plugin } from 'vite';

/** Workers become part of the script that starts them. */
export function workersWithin(): Plugin {
  return {
    name: 'workers-within',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith('?worker')) return null;
      return await this.resolve(`${id}&inline`, importer, { skipSelf: true });
    },
  };
}

/** Leaves out the parts that a single file does not need, and names the file. */
export function named(fileName: string): Plugin {
  return {
    name: 'named',
    enforce: 'post',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(/\s*<link\s+rel="(manifest|preload)"[^>]*>/g, ''),
    },
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page) page.fileName = fileName;
    },
  };
}

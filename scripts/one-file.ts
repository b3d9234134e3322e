/** The page as one HTML file that opens from anywhere, a memory stick too: workers, fonts and scenarios are within it. */
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

/** Leaves out what a file by itself has no use for, and names it. */
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

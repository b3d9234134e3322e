/** Writes `files.json` beside the built page: the list of its files, for keeping it offline. */
import type { Plugin } from 'vite';

/** Files copied from `public` rather than built. */
const COPIED = ['stroma.webmanifest', 'stroma.svg'];

export function fileList(): Plugin {
  return {
    name: 'file-list',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const built = Object.keys(bundle).filter((name) => name !== 'offline.js');
      const source = JSON.stringify([...built, ...COPIED].sort());
      this.emitFile({ type: 'asset', fileName: 'files.json', source });
    },
  };
}

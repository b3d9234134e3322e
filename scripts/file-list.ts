/** Writes `files.json` beside the built page: all that it is made of, for keeping it where there is no network. */
import type { Plugin } from 'vite';

/** What is copied from `public` besides what is built. */
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

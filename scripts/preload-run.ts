/**
 * An address that opens a run also needs what a run is worked with: its files are requested with the page, not once the
 * page has come. The gallery needs none of them.
 */
import type { Plugin } from 'vite';

/** The part of the page that is loaded with the first run. */
const PART = 'workbench';
/** What in an address opens a run; see `placeOfAddress` in `src/ui/session/places.ts`. */
const OPENS_RUN = '/[?&](scenario|seed|claim|sweep|panels)=|#./';

export function preloadRun(): Plugin {
  return {
    name: 'preload-run',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const part = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === PART);
        if (part?.type !== 'chunk') throw new Error(`the page has no part "${PART}"`);
        const files = [part.fileName, ...part.imports].filter((name) => !html.includes(name));
        const script =
          `if (${OPENS_RUN}.test(location.search + location.hash)) ` +
          `for (const href of ${JSON.stringify(files)}) ` +
          `document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));`;
        return [{ tag: 'script', children: script, injectTo: 'head' }];
      },
    },
  };
}

/**
 * The page's policy stands in `index.html`: scripts come from files of the page, and none makes another of a text
 * (WebAssembly is compiled from bytes); nothing is loaded from elsewhere, and nothing sent there. CodeMirror adds style
 * elements, which under this policy can load nothing from elsewhere either; no markup has style attributes.
 *
 * A build adds what only it knows: the hashes of the scripts that stand in the page itself, and, in the page of one
 * file, that workers start from its script.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const POLICY = /(http-equiv="Content-Security-Policy"\s+content=")([^"]+)"/;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The policy of a page. */
export function policyOf(html: string): string {
  const found = POLICY.exec(html)?.[2];
  if (found === undefined) throw new Error('the page has no policy, expected a <meta http-equiv> of it');
  return found;
}

/** Stands for the hashes of scripts that are not yet in the page. */
const TO_COME = "'sha256-to-come'";

/** Allows the scripts that stand in the page, each by its hash. */
export const withHashes = (html: string): string => {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => ` '${hashOf(script!)}'`).join('');
  return withPolicy(html, (policy) =>
    policy.replace(/script-src [^;]+/, (sources) => sources.replace(` ${TO_COME}`, '') + hashes),
  );
};

/** A page that comes alone has no files: its scripts are inline, and its workers start from blobs of them. */
export const alone = (html: string): string =>
  withPolicy(html, (policy) =>
    policy
      .replace(/script-src 'self'([^;]*)/, `script-src$1 ${TO_COME}`)
      .replace("worker-src 'self'", 'worker-src blob:'),
  );

function withPolicy(html: string, changed: (policy: string) => string): string {
  const policy = policyOf(html);
  return html.replace(policy, () => changed(policy));
}

const hashOf = (script: string): string => `sha256-${createHash('sha256').update(script).digest('base64')}`;

/** Comes after every plugin that writes scripts into the page. */
export function policy({ oneFile = false } = {}): Plugin {
  return {
    name: 'policy',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: { order: 'pre', handler: (html) => (oneFile ? alone(html) : html) },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const page of Object.values(bundle)) {
          if (page.type === 'asset' && page.fileName.endsWith('.html')) page.source = withHashes(String(page.source));
        }
      },
    },
  };
}

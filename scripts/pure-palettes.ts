/** Lets the page leave out the palettes of d3-scale-chromatic that it does not use: the calls that make them are pure. */
import type { Plugin } from 'vite';

const PALETTES = /\/d3-scale-chromatic\/dist\/[^/]+\.mjs$/;
const LINE = /^var .*$/gm;
const CALL = /\b(colors|ramp|ramp\$1|interpolateCubehelixLong|cubehelix\$1|rgb)\(|\bnew Array\(/g;

export function purePalettes(): Plugin {
  return {
    name: 'pure-palettes',
    transform: (code, id) =>
      PALETTES.test(id)
        ? { code: code.replace(LINE, (line) => line.replace(CALL, (call) => `/* @__PURE__ */ ${call}`)), map: null }
        : null,
  };
}

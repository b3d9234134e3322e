/**
 * The page's policy denies programs that are made of texts. Zod and Pixi make them where they may, and do without where
 * they may not: the build takes what does without, and leaves out what makes programs.
 */
import type { Plugin } from 'vite';

interface Change {
  /** The module that is changed. */
  of: RegExp;
  from: RegExp;
  to: string;
}

/** Parts of Pixi's substitutes for what the page does not use: WebGPU, blocks of uniforms, particles. */
const UNUSED = /^ {2}Object\.assign\((?:GpuUboSystem|GlUboSystem|ParticleBuffer)\.prototype, \{$[\s\S]*?^ {2}\}\);$/gm;

/** Would make the programs of blocks of uniforms. */
const NO_BLOCKS = `export function createUboSyncFunctionSTD40() {
  throw new Error('blocks of uniforms are left out of this build');
}`;

const CHANGES: readonly Change[] = [
  { of: /\/zod\/v4\/core\/core\.js$/, from: /__zod_globalConfig = \{\}/, to: '__zod_globalConfig = { jitless: true }' },
  { of: /\/pixi\.js\/lib\/unsafe-eval\/init\.mjs$/, from: UNUSED, to: '' },
  { of: /\/pixi\.js\/lib\/.*\/utils\/createUboSyncSTD40\.mjs$/, from: /^[\s\S]*$/, to: NO_BLOCKS },
  {
    of: /\/pixi\.js\/lib\/.*\/utils\/generateUniformsSync\.mjs$/,
    from: /^[\s\S]*$/,
    to: `export { generateUniformsSyncPolyfill as generateUniformsSync }
  from '../../../../../unsafe-eval/uniforms/generateUniformsSyncPolyfill.mjs';`,
  },
  {
    of: /\/pixi\.js\/lib\/.*\/GenerateShaderSyncCode\.mjs$/,
    from: /^[\s\S]*$/,
    to: `export { generateShaderSyncPolyfill as generateShaderSyncCode }
  from '../../../../unsafe-eval/shader/generateShaderSyncPolyfill.mjs';`,
  },
];

export function withoutPrograms(): Plugin {
  return {
    name: 'without-programs',
    apply: 'build',
    transform(code, id) {
      const change = CHANGES.find(({ of }) => of.test(id));
      if (change === undefined) return null;
      const changed = code.replace(change.from, change.to);
      if (changed === code) throw new Error(`${id}: expected ${change.from}`);
      return { code: changed, map: null };
    },
  };
}

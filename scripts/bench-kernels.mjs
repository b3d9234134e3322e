/** Prints nanoseconds per site of every kernel beside its plain twin: `node scripts/bench-kernels.mjs [side…]`. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: { ssr: 'src/kernels/bench.ts', outDir: 'build/bench', minify: false, emptyOutDir: true },
});
const { benchmarkKernels } = await import(pathToFileURL(join(root, 'build/bench/bench.js')).href);

const sides = process.argv.slice(2).map(Number);
for (const side of sides.length > 0 ? sides : [160, 500, 1000]) {
  for (const { name, kernel, plain } of benchmarkKernels(side, () => performance.now())) {
    const ratio = Number.isNaN(plain)
      ? ''
      : `  plain ${plain.toFixed(1).padStart(6)}  × ${(plain / kernel).toFixed(1)}`;
    process.stdout.write(`${side}²  ${name.padEnd(22)} ${kernel.toFixed(2).padStart(6)} ns${ratio}\n`);
  }
}

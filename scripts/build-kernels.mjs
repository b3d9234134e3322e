/**
 * Compiles src/kernels/assembly to build/kernels.wasm (private memory) and build/kernels.shared.wasm
 * (shared memory), and writes both as text into build/kernels.ts, which src/kernels/load.ts imports.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entry = 'src/kernels/assembly/index.ts';
const common = [
  entry,
  '--baseDir',
  root,
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--noAssert',
  '--importMemory',
  '--noExportMemory',
  '--initialMemory',
  '1',
  '--enable',
  'simd',
  '--enable',
  'bulk-memory',
  '-O3',
  '--converge',
];
const builds = [
  { name: 'kernels', options: [] },
  { name: 'kernels.shared', options: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'] },
];

async function compile({ name, options }) {
  const outFile = `build/${name}.wasm`;
  const { error, stderr } = await asc.main([...common, ...options, '--outFile', outFile]);
  if (error) throw new Error(`${entry}: ${stderr.toString() || error.message}`);
  const bytes = await readFile(join(root, outFile));
  const module = new WebAssembly.Module(bytes);
  const imports = WebAssembly.Module.imports(module).map((i) => `${i.module}.${i.name}`);
  if (imports.join() !== 'env.memory')
    throw new Error(`${outFile} imports ${imports.join(', ')}, expected env.memory only`);
  return bytes;
}

await mkdir(join(root, 'build'), { recursive: true });
const [privateBytes, sharedBytes] = [await compile(builds[0]), await compile(builds[1])];
/** The bytes in which the two differ: only the limits of the memory they import. */
const least = Math.min(privateBytes.length, sharedBytes.length);
let from = 0;
while (from < least && privateBytes[from] === sharedBytes[from]) from++;
let after = 0;
while (after < least - from && privateBytes.at(-1 - after) === sharedBytes.at(-1 - after)) after++;
const to = privateBytes.length - after;
const between = sharedBytes.subarray(from, sharedBytes.length - after);
if (to - from > 200) throw new Error(`the kernels for shared memory differ in ${to - from} bytes, expected its limits`);

const text = `// Written by scripts/build-kernels.mjs from ${entry}.
import { decodeBase64, replaced } from '../src/kernels/decode.ts';

/** The kernels for a private memory. */
export const kernelBytes = (): Uint8Array<ArrayBuffer> =>
  decodeBase64(
    '${privateBytes.toString('base64')}',
  );

/** The kernels for a shared memory: the same except for the limits of the memory. */
export const sharedKernelBytes = (): Uint8Array<ArrayBuffer> =>
  replaced(kernelBytes(), ${from}, ${to}, decodeBase64('${between.toString('base64')}'));
`;
const target = join(root, 'build/kernels.ts');
await writeFile(`${target}.part`, text);
await rename(`${target}.part`, target);
process.stdout.write(
  `build/kernels.wasm ${privateBytes.length} bytes, build/kernels.shared.wasm ${sharedBytes.length} bytes\n`,
);

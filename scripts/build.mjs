// Builds dist/: the WASM kernels from AssemblyScript, the TypeScript sources, and the report page.
// With --if-stale only where something that it is made from is younger than what is built last, the page.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGenes } from './build-genes.mjs';
import { bundleVerbs } from './bundle-verbs.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

function run(script, args) {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
}

function filesBelow(folder, keep) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path, keep) : keep(path) ? [path] : [];
  });
}

/** Whether an output is younger than all it is made from (this script included). */
function upToDate(output, inputs) {
  if (!existsSync(output)) return false;
  const made = statSync(output).mtimeMs;
  return [fileURLToPath(import.meta.url), ...inputs].every((input) => statSync(input).mtimeMs < made);
}

const page = join(root, 'dist', 'report', 'page', 'index.html');
if (process.argv.includes('--if-stale') && upToDate(page, allInputs())) process.exit(0);
rmSync(join(root, 'dist'), { recursive: true, force: true });

/** Everything that dist/ is made from; folders, too, as they are younger than a file that was taken out of them. */
function allInputs() {
  const folders = ['src', 'web', 'scripts'].map((name) => join(root, name));
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  return [
    ...files.map((name) => join(root, name)),
    ...folders.flatMap((folder) => [
      folder,
      ...readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
    ]),
  ];
}

// Every src/**/assembly/NAME.ts becomes src/**/NAME.wasm beside the folder, and a copy in dist/. A first line
// "// asc: --option ..." adds options for that file.
for (const source of filesBelow(join(root, 'src'), (path) => /[\\/]assembly[\\/][\w-]+\.ts$/.test(path))) {
  const folder = dirname(dirname(source));
  const output = join(folder, source.slice(dirname(source).length + 1).replace(/\.ts$/, '.wasm'));
  if (
    !upToDate(
      output,
      filesBelow(dirname(source), () => true),
    )
  ) {
    run(require.resolve('assemblyscript/bin/asc.js'), [
      relative(root, source),
      '--outFile',
      relative(root, output),
      '-O3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--enable',
      'bulk-memory',
      '--importMemory',
      '--initialMemory',
      '1',
      '--use',
      'abort=',
      ...(/^\/\/ asc: (.*)/.exec(readFileSync(source, 'utf8'))?.[1].split(' ') ?? []),
    ]);
  }
  const copy = join(root, 'dist', relative(join(root, 'src'), output));
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(output, copy);
}

buildGenes(['src', 'dist'].map((folder) => join(root, folder, 'formats', 'genes', 'hg38-genes.tsv.gz')));

run(join(dirname(require.resolve('typescript-native/package.json')), 'bin', 'tsc'), [
  '-p',
  'tsconfig.build.json',
]);
await bundleVerbs(join(root, 'dist'));
const main = join(root, 'dist', 'cli', 'chipmate.cjs');
if (existsSync(main)) chmodSync(main, 0o755);

// The app, whose files stand beside each other, and the report page: one HTML file into which the report's data are put.
for (const config of ['web/vite.app.config.ts', 'web/vite.config.ts'])
  run(join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js'), ['build', '--config', config]);

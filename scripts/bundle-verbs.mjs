import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { LICENCES, takeNotices } from './notices.mjs';

/**
 * Joins each verb of the command line, each file of a thread or process, and what they import into one file. A verb consists of up to a
 * hundred modules, a worker of the app of several hundred, and finding and opening them took longer than a whole query. The parser of the
 * command line, which every verb needs, becomes one file of its own.
 * @param dist the folder that the compiler has filled
 */
export async function bundleVerbs(dist) {
  const cli = join(dist, 'cli');
  const verbs = join(cli, 'verbs');
  const commander = join(cli, 'commander.js');
  const commanderSource = fileURLToPath(import.meta.resolve('commander'));
  await bundle(commanderSource, commander, {});
  // Loaded by several of the files: each class must be one in the whole process.
  const shared = new Set([join(dist, 'errors.js'), join(cli, 'run-command.js'), commander]);
  const external = (id) => shared.has(id) || id.startsWith(verbs + sep);
  const sharedCommander = {
    name: 'shared-commander',
    enforce: 'pre',
    resolveId: (source) => (source === 'commander' ? { id: commander, external: 'relative' } : undefined),
  };
  const entries = [join(cli, 'main.js'), join(cli, 'run-command.js')];
  for (const name of readdirSync(verbs, { recursive: true }))
    if (name.endsWith('.js')) entries.push(join(verbs, name));
  for (const entry of entries) {
    const plugins = [sharedCommander, modulePlaces(dist, dirname(entry))];
    await bundle(entry, entry, { plugins, external: (id) => id !== entry && external(id) });
  }
  // Each is alone in its thread, and shares no class with another file.
  const workers = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('-worker.js'));
  for (const name of workers) {
    const entry = join(dist, name);
    await bundle(entry, entry, { plugins: [modulePlaces(dist, dirname(entry))] });
  }
}

/** Files that a module finds beside itself (kernels, tables, workers) stay where they are. */
function modulePlaces(dist, folder) {
  return {
    name: 'module-places',
    transform(code, id) {
      if (!id.startsWith(dist + sep) || !code.includes('import.meta.url')) return undefined;
      const place = JSON.stringify(relative(folder, id).replaceAll(sep, '/'));
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    },
  };
}

/** Puts the notices of the packages that a file contains at its head. */
const noticesAbove = {
  name: 'notices-above',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const notices = takeNotices(bundle);
      if (notices === '') return;
      for (const chunk of Object.values(bundle)) chunk.code = `/*!\n${notices}\n*/\n${chunk.code}`;
    },
  },
};

async function bundle(input, file, { plugins = [], external }) {
  await build({
    configFile: false,
    root: dirname(file),
    logLevel: 'error',
    plugins: [...plugins, noticesAbove],
    build: {
      ssr: true,
      license: { fileName: LICENCES },
      target: 'node20',
      outDir: dirname(file),
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input,
        external,
        output: { entryFileNames: basename(file), codeSplitting: false },
      },
    },
  });
}

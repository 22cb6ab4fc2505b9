import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { LICENCES, takeNotices } from '../scripts/notices.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Puts the notices of what is bundled beside the page, which links to them. */
const noticesBeside: Plugin = {
  name: 'notices-beside',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: takeNotices(bundle) });
    },
  },
};

/** The app: files beside each other, as the server's policy allows no script within the page. */
export default defineConfig({
  root: join(here, 'app'),
  base: './',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [noticesBeside],
  build: {
    outDir: join(here, '..', 'dist', 'app'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    // Packed to a third; Japanese and the genome browser come when they are asked for.
    chunkSizeWarningLimit: 700,
    license: { fileName: LICENCES },
  },
});

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { LICENCES, takeNotices } from '../scripts/notices.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Puts the bundle's script, its style and the notices of what it bundles into the page: the report is one file. */
function inline(): Plugin {
  return {
    name: 'inline-everything',
    enforce: 'post',
    generateBundle: {
      // After Vite has listed the bundled packages.
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('there is no page');
        const notices = takeNotices(bundle).replaceAll('</script', '<\\/script');
        let html = String(page.source).replace('LICENCES_OF_THE_PAGE', () => notices);
        for (const part of Object.values(bundle)) {
          if (part.type === 'chunk') {
            const code = part.code.replaceAll('</script', '<\\/script');
            html = html.replace(/<script type="module"[^>]*src="[^"]*"[^>]*><\/script>/, '');
            html = html.replace('</body>', () => `<script type="module">${code}</script>\n</body>`);
          } else if (part.fileName.endsWith('.css')) {
            html = html.replace(
              /<link rel="stylesheet"[^>]*>/,
              () => `<style>${String(part.source)}</style>`,
            );
          } else continue;
          delete bundle[part.fileName];
        }
        page.source = html;
      },
    },
  };
}

export default defineConfig({
  root: join(here, 'report'),
  base: './',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [inline()],
  build: {
    outDir: join(here, '..', 'dist', 'report', 'page'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 1 << 20,
    license: { fileName: LICENCES },
  },
});

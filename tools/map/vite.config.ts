import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

// The page is one file: what the build would load beside it stands in it.
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('no index.html');
      let html = String(page.source);
      for (const [name, file] of Object.entries(bundle)) {
        if (name === 'index.html') continue;
        const text = file.type === 'chunk' ? file.code : String(file.source);
        const tag = new RegExp(
          file.type === 'chunk'
            ? `<script[^>]*src="[^"]*${name}"[^>]*></script>`
            : `<link[^>]*href="[^"]*${name}"[^>]*>`,
        );
        const inline =
          file.type === 'chunk'
            ? `<script type="module">${text.replaceAll('</script', '<\\/script')}</script>`
            : `<style>${text}</style>`;
        if (!tag.test(html)) throw new Error(`${name} is not in the page`);
        html = html.replace(tag, () => inline);
        delete bundle[name];
      }
      page.source = html;
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [preact(), oneFile()],
  build: {
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 1 << 20,
    chunkSizeWarningLimit: 4096,
    rollupOptions: { output: { inlineDynamicImports: true } },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
} as Parameters<typeof defineConfig>[0]);

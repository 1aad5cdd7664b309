import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

// Runs what a script of the page holds, gzipped, in base64: a third of the size.
const START = `
const text = atob(document.getElementById('railreach-code').textContent);
const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
const code = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
new Response(code).text().then((code) => {
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = code;
  document.body.append(script);
});
`;

function held(code: string): string {
  const text = gzipSync(code, { level: 9 }).toString('base64');
  return `<script id="railreach-code" type="application/octet-stream">${text}</script><script>${START}</script>`;
}

// The page is one file: what the build would load beside it stands in it.
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('no index.html');
      let html = String(page.source);
      let code = '';
      for (const [name, file] of Object.entries(bundle)) {
        if (name === 'index.html') continue;
        const isCode = file.type === 'chunk';
        const tag = new RegExp(
          isCode
            ? `<script[^>]*src="[^"]*${name}"[^>]*></script>`
            : `<link[^>]*href="[^"]*${name}"[^>]*>`,
        );
        if (!tag.test(html)) throw new Error(`${name} is not in the page`);
        if (isCode) code += held(file.code);
        const style = isCode ? '' : `<style>${String(file.source)}</style>`;
        html = html.replace(tag, () => style);
        delete bundle[name];
      }
      // Behind the data, which it reads.
      page.source = html.replace('</body>', () => `${code}</body>`);
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

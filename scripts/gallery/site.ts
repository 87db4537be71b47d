import { fileURLToPath } from 'node:url';
import { build, createServer, type InlineConfig, preview } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = `${root}test/gallery`;

const config: InlineConfig = {
  configFile: false,
  root: pages,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { fs: { allow: [root] } },
  build: {
    outDir: `${root}.output/gallery`,
    emptyOutDir: true,
    rolldownOptions: { input: [`${pages}/index.html`, `${pages}/frame.html`] },
  },
  logLevel: 'warn',
};

/** Serves the gallery, and what is changed in it as soon as it is changed; gives its address. */
export async function serveGallery(): Promise<string> {
  const server = await createServer(config);
  await server.listen();
  return server.resolvedUrls?.local[0] ?? '';
}

/** Serves the gallery as it is now, all of it put together. */
export async function serveBuiltGallery(): Promise<{ url: string; close(): Promise<void> }> {
  await build({ ...config, logLevel: 'error' });
  const server = await preview({ ...config, preview: { port: 0 } });
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

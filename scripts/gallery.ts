/**
 * `npm run gallery`: every component in every state, to look at while changing them; with `--check`, compared with its
 * picture.
 */
import { createServer } from 'vite';
import { main, readOptions, say } from './command.ts';
import { checkPictures, siteConfig } from './gallery/pictures.ts';

const usage = `Usage: npm run gallery -- [options]
  --check        draws every component in Chromium and compares it with its picture
  --update       replaces the pictures of components that have changed
  --only NAME    only the components with this in their names`;

const { check, update, only } = readOptions(usage, {
  check: { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
});

await main(async () => {
  if (check || update) {
    if (await checkPictures({ only, isUpdate: update })) return;
    throw new Error('Some components have changed.');
  }
  const server = await createServer(siteConfig);
  await server.listen();
  say(`The gallery is at ${server.resolvedUrls?.local[0]} Press Ctrl-C to end.`);
  await new Promise(() => {});
});

/** `npm run gallery`: serves every component in every state; with `--check`, compares each with its picture. */
import { createServer } from 'vite';
import { main, readOptions, say } from './command.ts';
import { checkPictures, siteConfig } from './gallery/pictures.ts';

const usage = `Usage: npm run gallery -- [options]
  --check        compares every component in Chromium with its picture
  --update       replaces the pictures of changed components
  --only NAME    only components whose name contains NAME`;

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

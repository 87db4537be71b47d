/**
 * `npm run gallery`: every component in every state, to look at while one changes them; or, with `--check`, held
 * against the pictures that are kept of them.
 */
import { readArguments } from './arguments.ts';
import { checkPictures } from './gallery/check.ts';
import { serveGallery } from './gallery/site.ts';
import { main, say } from './main.ts';

const usage = `Usage: npm run gallery -- [options]
  --check        draws every component in Chromium and compares it with its kept picture
  --update       takes what is drawn now for the pictures to keep
  --only NAME    only the components with this in their names`;

const { check, update, only } = readArguments(usage, {
  check: { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
});

await main(async () => {
  if (check || update) {
    if (await checkPictures({ only, isUpdate: update })) return;
    throw new Error('Not all is as it was.');
  }
  say(`The gallery is at ${await serveGallery()} Press Ctrl-C to end.`);
  await new Promise(() => {});
});

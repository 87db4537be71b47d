import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { isAllowed } from '../utils/access.ts';
import { createGateway } from '../utils/gateway/client.ts';
import { fetchPicture } from '../utils/gateway/picture.ts';
import { createInspector } from '../utils/inspector/inspector.ts';
import { createPictures } from '../utils/inspector/pictures.ts';
import { openLibrary } from '../utils/library/library.ts';
import { serve } from '../utils/messages/serve.ts';
import { appearanceSetting, gatewaySetting } from '../utils/settings.ts';
import { closeStorageToPages } from '../utils/storage-access.ts';
import { loadCard, registerWatcher, watchOpenTabs } from '../utils/watcher-registration.ts';

export default defineBackground({
  type: 'module',
  main() {
    closeStorageToPages();

    const library = openLibrary();
    const pictures = createPictures(library, fetchPicture);
    const inspector = createInspector({
      library,
      async gateway() {
        const access = await gatewaySetting.getValue();
        return access ? createGateway(access, isAllowed) : undefined;
      },
    });

    serve(
      {
        'load-card': async (_, { tab, frameId = 0 }) => {
          if (tab?.id !== undefined) await loadCard(tab.id, frameId);
          return undefined;
        },
        'open-options': async () => {
          await browser.runtime.openOptionsPage();
          return undefined;
        },
        picture: ({ id }) => pictures.pictureOf(id),
        search: ({ words }) => inspector.search(words),
      },
      {
        inspect: ({ id, anew }, signal) => inspector.inspect(id, { anew, signal }),
        appearance: () => appearanceSetting.getValue(),
      },
    );

    browser.runtime.onInstalled.addListener(async () => {
      await registerWatcher();
      await watchOpenTabs();
    });
    browser.runtime.onStartup.addListener(registerWatcher);
  },
});

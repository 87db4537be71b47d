import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watch } from '../utils/hover/watch.ts';
import { native } from '../utils/native.ts';

export default defineUnlistedScript(() => {
  const stop = watch(async () => {
    // Cut off from an extension that was updated or removed: fall silent.
    if (!native.runtime?.id) return stop();
    await native.runtime.sendMessage({ type: 'load-card' });
  });
});

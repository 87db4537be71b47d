import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watch } from '../utils/hover/watch.ts';
import { nativeApi } from '../utils/native.ts';

export default defineUnlistedScript(() => {
  watch(
    () =>
      nativeApi()
        .runtime.sendMessage({ type: 'load-card' })
        .catch(() => {}),
    () => !nativeApi().runtime?.id,
  );
});

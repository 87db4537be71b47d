import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watch } from '../utils/hover/watch.ts';
import { native } from '../utils/native.ts';

export default defineUnlistedScript(() => {
  watch(
    () => native.runtime.sendMessage({ type: 'load-card' }).catch(() => {}),
    () => !native.runtime?.id,
  );
});

import type { UnlistedScriptDefinition } from 'wxt';
import { nativeApi } from '../utils/browser/native-api.ts';
import { watch } from '../utils/hover/watch.ts';

export default {
  main() {
    watch(
      () =>
        nativeApi()
          .runtime.sendMessage({ type: 'load-card' })
          .catch(() => {}),
      () => !nativeApi().runtime?.id,
    );
  },
} satisfies UnlistedScriptDefinition;

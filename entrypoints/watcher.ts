import type { UnlistedScriptDefinition } from 'wxt';
import { watch } from '../utils/hover/watch.ts';
import { nativeApi } from '../utils/native.ts';

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

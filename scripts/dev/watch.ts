import { watch } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the extension is built from. */
const SOURCES = ['assets', 'components', 'entrypoints', 'locales', 'utils', 'wxt.config.ts'];

/** Editors save in several steps, and a change of branches touches many files. */
const SETTLED_MS = 80;

/** Calls `onChange` with the paths of what was changed, never twice at a time. */
export function watchSources(onChange: (paths: string[]) => Promise<void>): void {
  const changed = new Set<string>();
  let isBusy = false;
  let timer: NodeJS.Timeout | undefined;

  async function tell(): Promise<void> {
    if (isBusy || changed.size === 0) return;
    isBusy = true;
    const paths = [...changed];
    changed.clear();
    await onChange(paths).finally(() => {
      isBusy = false;
    });
    await tell();
  }

  for (const source of SOURCES) {
    watch(join(root, source), { recursive: true }, (_, name) => {
      changed.add(relative(root, name ? join(root, source, name) : source));
      clearTimeout(timer);
      timer = setTimeout(tell, SETTLED_MS);
    });
  }
}

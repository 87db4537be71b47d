import { type BrowserKind, kinds } from '../browsers/kinds.ts';
import { findBrowser, getBrowser } from '../browsers.ts';

interface Wish {
  kind: BrowserKind | undefined;
  headless: boolean;
}

/** The browser to open: the wished one, otherwise Chromium if there is one. Throws where it could not be seen. */
export async function chooseBrowser({ kind: wanted, headless }: Wish) {
  if (!headless && !hasDisplay()) {
    throw new Error('There is no display to open a browser on. Add: -- --headless');
  }
  const kind = wanted ?? (await kindAtHand());
  return { kind, executablePath: await getBrowser(kind) };
}

async function kindAtHand(): Promise<BrowserKind> {
  for (const kind of kinds) if (await findBrowser(kind)) return kind;
  return 'chromium';
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

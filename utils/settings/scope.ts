import { countingSetting, pausedUntilSetting, siteSetting } from './settings.ts';
import { isEnabledAt, type Sites } from './sites.ts';

/** Where and when GPT Lens works. */
export interface Scope {
  sites: Sites;
  /** Milliseconds since 1970; `null` while it is not paused. */
  pausedUntil: number | null;
  /** Whether the GPTs of pages are counted where it works. */
  isCounting: boolean;
}

export async function readScope(): Promise<Scope> {
  const [sites, pausedUntil, isCounting] = await Promise.all([
    siteSetting.getValue(),
    pausedUntilSetting.getValue(),
    countingSetting.getValue(),
  ]);
  return { sites, pausedUntil, isCounting };
}

export function isPaused({ pausedUntil }: Scope, now = Date.now()): boolean {
  return pausedUntil !== null && now < pausedUntil;
}

/** Whether GPT Lens works at an address just now. */
export function isActiveAt(scope: Scope, url: string): boolean {
  return !isPaused(scope) && isEnabledAt(scope.sites, url);
}

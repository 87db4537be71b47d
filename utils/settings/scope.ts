import { countingSetting, pausedUntilSetting, siteSetting } from './settings.ts';
import { isEnabledAt, type Sites } from './sites.ts';

/** Where and when GPT Lens is active. */
export interface Scope {
  sites: Sites;
  /** Milliseconds since 1970; `null` if not paused. */
  pausedUntil: number | null;
  /** Whether the counter is on; it runs where GPT Lens is active. */
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

/** Whether GPT Lens is active at a URL now. */
export function isActiveAt(scope: Scope, url: string): boolean {
  return !isPaused(scope) && isEnabledAt(scope.sites, url);
}

import { formatTime } from '../../i18n/format.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { isPaused, type Scope } from '../../settings/scope.ts';

/**
 * The global state of the toolbar button: a badge of a few letters and a tooltip. Problems take priority over a
 * disabled site, a disabled site over unseen changes, and these over the count of a page.
 */
export interface ToolbarState {
  badge: string;
  title: string;
  /** Whether it takes priority over a disabled site. */
  hasPriority: boolean;
  color: string;
}

/** Neutral, with enough contrast for white text. */
export const OFF_COLOR = '#59616b';
/** The color of critical changes. */
const UNSEEN_COLOR = '#9a3412';

interface ToolbarInputs {
  hasAccess: boolean;
  hasGateway: boolean;
  unseenCount: number;
}

/** The state of the button, unless a tab overrides it. */
export function getToolbarState(
  scope: Scope,
  text: I18n,
  { hasAccess, hasGateway, unseenCount }: ToolbarInputs,
): ToolbarState {
  const name = text.t('manifest.name');
  const withBadge = (badge: string, sentence: string) => ({
    badge,
    title: text.t('toolbar.title', { name, sentence }),
    hasPriority: true,
    color: OFF_COLOR,
  });
  if (!hasAccess) return withBadge('!', text.t('control.no-access'));
  if (!hasGateway) return withBadge('!', text.t('failure.no-key.title'));
  if (scope.pausedUntil !== null && isPaused(scope)) {
    const time = formatTime(text, scope.pausedUntil);
    return withBadge(text.t('toolbar.off'), text.t('control.paused', { time }));
  }
  if (unseenCount > 0) {
    const state = withBadge(
      text.t('toolbar.new'),
      text.t('following.changed-gpts', { count: unseenCount }),
    );
    return { ...state, hasPriority: false, color: UNSEEN_COLOR };
  }
  return { badge: '', title: name, hasPriority: false, color: OFF_COLOR };
}

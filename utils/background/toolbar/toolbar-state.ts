import { formatTime } from '../../i18n/format.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { isPaused, type Scope } from '../../settings/scope.ts';

/**
 * What the toolbar button says everywhere: a mark of a few letters, and a sentence for whoever points at it. Trouble
 * goes before a site that is off, that before news of followed GPTs, and they before the number of a page.
 */
export interface ToolbarState {
  badge: string;
  title: string;
  /** Whether it goes before a site that is off. */
  hasPriority: boolean;
  colour: string;
}

/** Grey, and dark enough for white letters: being off is no alarm. */
export const OFF_COLOUR = '#59616b';
/** As what is grave is drawn elsewhere. */
const UNSEEN_COLOUR = '#9a3412';

interface ToolbarInputs {
  hasAccess: boolean;
  hasGateway: boolean;
  unseenCount: number;
}

/** What the button says where no tab says otherwise. */
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
    colour: OFF_COLOUR,
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
    return { ...state, hasPriority: false, colour: UNSEEN_COLOUR };
  }
  return { badge: '', title: name, hasPriority: false, colour: OFF_COLOUR };
}

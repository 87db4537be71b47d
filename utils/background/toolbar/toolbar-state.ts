import { clock } from '../../i18n/format.ts';
import type { Text } from '../../i18n/translate.ts';
import { isPaused, type Scope } from '../../settings/scope.ts';

/**
 * What the toolbar button says everywhere: a mark of a few letters, and a sentence for whoever points at it. Trouble
 * goes before a site that is off, that before news of followed GPTs, and they before the number of a page.
 */
export interface ToolbarState {
  badge: string;
  title: string;
  /** Whether it goes before a site that is off. */
  isFirst: boolean;
  colour: string;
}

/** Grey, and dark enough for white letters: being off is no alarm. */
export const OFF_COLOUR = '#59616b';
/** As what is grave is drawn elsewhere. */
const NEWS_COLOUR = '#9a3412';

interface Facts {
  hasAccess: boolean;
  hasGateway: boolean;
  news: number;
}

/** What the button says where no tab says otherwise. */
export function toolbarStateOf(
  where: Scope,
  text: Text,
  { hasAccess, hasGateway, news }: Facts,
): ToolbarState {
  const name = text.t('manifest.name');
  const titled = (badge: string, sentence: string) => ({
    badge,
    title: text.t('toolbar.title', { name, sentence }),
    isFirst: true,
    colour: OFF_COLOUR,
  });
  if (!hasAccess) return titled('!', text.t('control.no-access'));
  if (!hasGateway) return titled('!', text.t('failure.no-key.title'));
  if (where.pausedUntil !== null && isPaused(where)) {
    const time = clock(text, where.pausedUntil);
    return titled(text.t('toolbar.off'), text.t('control.paused', { time }));
  }
  if (news > 0) {
    const mark = titled(text.t('toolbar.news'), text.t('following.news', { count: news }));
    return { ...mark, isFirst: false, colour: NEWS_COLOUR };
  }
  return { badge: '', title: name, isFirst: false, colour: OFF_COLOUR };
}

import type { PageListResult } from '../gpt/page-list.ts';
import type { MessageKey } from './i18n.ts';

/** The message, with its values, for the number of GPTs on a page or why it is unknown. */
export function getPageStatus(pageList: PageListResult): [MessageKey, { count: number }] {
  if (typeof pageList === 'string') return [`popup.page-${pageList}`, { count: 0 }];
  const count = pageList.gpts.length;
  if (count === 0) {
    return [pageList.isPartial ? 'popup.page-gpts-none-yet' : 'popup.page-gpts-none', { count }];
  }
  return [pageList.isTruncated ? 'popup.page-gpts-truncated' : 'popup.page-gpts', { count }];
}

import type { HighlightPosition } from '../../utils/extension-pages/page/highlight-on-page.ts';
import type { CachedSummaries } from '../../utils/extension-pages/popup/popup-view.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { ListedGpt, PageListResult } from '../../utils/gpt/page-list.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import type { MessageKey } from '../../utils/i18n/i18n.ts';
import { GptPicture } from '../gpt/gpt-picture.tsx';
import { GptStats } from '../gpt/gpt-stats.tsx';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { moveFocus } from '../ui/move-focus.ts';
import { HighlightStatus, ShowOnPageButton } from './show-on-page.tsx';

interface Props {
  /** Not there yet while the page is being read. */
  pageList?: PageListResult;
  /** What the library has of them; missing until it has been asked. */
  cached?: CachedSummaries;
  /** What came of showing one of them on the page. */
  highlighted?: HighlightPosition;
  /** The one that gets the focus: somebody comes back from it. */
  focused?: GptId;
  onChoose(id: GptId): void;
  onShow(id: GptId): void;
}

/** The GPTs of the page in front. It costs no look-up until one is chosen. */
export function PageGptList({ pageList, cached, highlighted, focused, onChoose, onShow }: Props) {
  const { t } = useI18n();
  if (!pageList) return null;
  const status = t(...onPageStatus(pageList));
  if (typeof pageList === 'string' || pageList.gpts.length === 0) {
    return <p class="page-gpts-hint">{status}</p>;
  }
  return (
    <>
      <div class="page-gpts-head">
        <p class="list-count">{status}</p>
        <HighlightStatus highlighted={highlighted} />
      </div>
      {pageList.isPartial && <p class="page-gpts-hint">{t('popup.page-gpts-partial')}</p>}
      <ul class="page-gpts" onKeyDown={moveFocus}>
        {pageList.gpts.map((listed) => (
          <PageGptRow
            key={listed.id}
            listed={listed}
            gpt={cached?.get(listed.id)}
            isRead={cached?.has(listed.id)}
            isFocused={listed.id === focused}
            onChoose={onChoose}
            onShow={onShow}
          />
        ))}
      </ul>
    </>
  );
}

/** How many GPTs a page has, or why that is not known: a text and its values. */
export function onPageStatus(pageList: PageListResult): [MessageKey, { count: number }] {
  if (typeof pageList === 'string') return [`popup.page-${pageList}`, { count: 0 }];
  const count = pageList.gpts.length;
  if (count === 0) {
    return [pageList.isPartial ? 'popup.page-gpts-none-yet' : 'popup.page-gpts-none', { count }];
  }
  return [pageList.isTruncated ? 'popup.page-gpts-truncated' : 'popup.page-gpts', { count }];
}

interface RowProps extends Pick<Props, 'onChoose' | 'onShow'> {
  listed: ListedGpt;
  gpt: GptSummary | undefined;
  /** Missing until the library has been asked. */
  isRead: boolean | undefined;
  isFocused: boolean;
}

function PageGptRow({ listed: { id, text }, gpt, isRead, isFocused, onChoose, onShow }: RowProps) {
  const { t } = useI18n();
  const name = gpt?.name ?? (text || id);
  const author = gpt?.author ? t('gpt.by', { author: gpt.author }) : t('gpt.author-unknown');
  const states = [
    gpt ? author : isRead === false && t('panel.not-looked-up'),
    // What it is called there, and its id, where neither is its name already.
    ...[text, id].filter((detail) => !name.includes(detail)),
  ];
  return (
    <li>
      <button
        type="button"
        class="unstyled-button page-gpt"
        ref={isFocused ? focusOnce : undefined}
        onClick={() => onChoose(id)}
      >
        <GptPicture id={id} name={gpt?.name ?? text} />
        <span class="gpt-row-text">
          <strong dir="auto">{name}</strong>
          <small dir="auto">{states.filter(Boolean).join(' · ')}</small>
        </span>
        {gpt && <GptStats gpt={gpt} />}
      </button>
      <ShowOnPageButton name={name} onClick={() => onShow(id)} />
    </li>
  );
}

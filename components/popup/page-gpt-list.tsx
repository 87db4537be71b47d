import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { HighlightPosition } from '../../utils/extension-pages/page/highlight-on-page.ts';
import type { CachedSummaries } from '../../utils/extension-pages/popup/popup-view.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { ListedGpt, PageListResult } from '../../utils/gpt/page-list.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import { getPageStatus } from '../../utils/i18n/page-list-text.ts';
import { GptRow } from '../gpt/gpt-row.tsx';
import { GptStats } from '../gpt/gpt-stats.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { moveFocus } from '../ui/move-focus.ts';
import { TryIconButton } from '../ui/try-button.tsx';
import { HighlightStatus, ShowOnPageButton } from './show-on-page.tsx';

interface Props {
  /** `undefined` while the scan runs. */
  pageList?: PageListResult;
  /** The cached ones of the GPTs; `undefined` until the cache was checked. */
  cached?: CachedSummaries;
  /** The occurrence that is highlighted on the page. */
  highlighted?: HighlightPosition;
  /** The GPT to focus: the one the user returns from. */
  focused?: GptId;
  /** Missing if no gateway is set up. */
  chat?: ChatEntry;
  onChoose(id: GptId): void;
  onShow(id: GptId): void;
}

/** The GPTs of the current page. Listing them costs no look-up. */
export function PageGptList(props: Props) {
  const { t } = useI18n();
  const { pageList, cached, highlighted, focused, chat, onChoose, onShow } = props;
  if (!pageList) return null;
  const status = t(...getPageStatus(pageList));
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
            chat={chat}
            onChoose={onChoose}
            onShow={onShow}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps extends Pick<Props, 'chat' | 'onChoose' | 'onShow'> {
  listed: ListedGpt;
  gpt: GptSummary | undefined;
  /** `undefined` until the cache was checked. */
  isRead: boolean | undefined;
  isFocused: boolean;
}

function PageGptRow({ listed, gpt, isRead, isFocused, chat, onChoose, onShow }: RowProps) {
  const { t } = useI18n();
  const { id, text } = listed;
  const name = gpt?.name ?? (text || undefined);
  const label = name ?? id;
  const author = gpt?.author ? t('gpt.by', { author: gpt.author }) : t('gpt.author-unknown');
  const details = [
    gpt ? author : isRead === false && t('panel.not-looked-up'),
    // The link text and the id, unless the name contains them.
    ...[text, id].filter((detail) => !label.includes(detail)),
  ];
  return (
    <li>
      <GptRow
        class="page-gpt"
        id={id}
        name={name}
        details={<small dir="auto">{details.filter(Boolean).join(' · ')}</small>}
        end={gpt && <GptStats gpt={gpt} />}
        isFocused={isFocused}
        onChoose={onChoose}
      />
      <ShowOnPageButton name={label} onClick={() => onShow(id)} />
      {chat && <TryIconButton id={id} name={label} chat={chat} />}
    </li>
  );
}

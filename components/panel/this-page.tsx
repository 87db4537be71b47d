import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { ListedGpt, PageList, PageListResult } from '../../utils/gpt/page-list.ts';
import type { MessageKey } from '../../utils/i18n/i18n.ts';
import type { CachedSummary } from '../../utils/lookup/cache-summary.ts';
import { GptRow } from '../gpt/gpt-row.tsx';
import { GptStats } from '../gpt/gpt-stats.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';
import { type Import, ImportForm } from './import-form.tsx';

interface Props {
  /** `off` where GPT Lens looks at nothing; not there yet while the page is being read. */
  pageList: PageListResult | 'off' | undefined;
  cached: ReadonlyMap<GptId, CachedSummary>;
  /** Of a survey of the whole page. */
  estimate: Estimate | undefined;
  /** The page had changed when its GPTs were to be looked up: nothing was, and this is what it has now. */
  isNewOffer?: boolean;
  imported: Import | undefined;
  onStartPageBatch(): void;
  /** Looks for ids in a text that was pasted or came from a file. */
  onReadImport(text: string): void;
  onStartImportBatch(title: string): void;
  onOpen(id: GptId): void;
}

/** The GPTs of the page in front, what the library knows of them, and the ways to a survey. */
export function ThisPage(props: Props) {
  const { t } = useI18n();
  const {
    pageList,
    estimate,
    isNewOffer,
    onStartPageBatch,
    imported,
    onReadImport,
    onStartImportBatch,
  } = props;
  const list = typeof pageList === 'object' && pageList.gpts.length > 0 ? pageList : undefined;
  return (
    <>
      <div role="status">{isNewOffer && <p class="panel-hint">{t('page.changed')}</p>}</div>
      {pageList && !list && <p class="panel-hint">{t(getEmptyReason(pageList))}</p>}
      {list && (
        <LookupButton
          label={t('batch.look-up-page')}
          estimate={estimate}
          onStart={onStartPageBatch}
        />
      )}
      {pageList && (
        <ImportForm
          isOpen={!list}
          imported={imported}
          onRead={onReadImport}
          onStart={onStartImportBatch}
        />
      )}
      {list && <GptsOfPage {...props} list={list} />}
    </>
  );
}

/** Why there is nothing to list. */
function getEmptyReason(pageList: PageListResult | 'off'): MessageKey {
  if (pageList === 'off') return 'page.off';
  if (typeof pageList === 'string') return `popup.page-${pageList}`;
  return pageList.isPartial ? 'popup.page-gpts-none-yet' : 'popup.page-gpts-none';
}

function GptsOfPage({
  list: { gpts, isTruncated, isPartial },
  cached,
  onOpen,
}: Props & { list: PageList }) {
  const { t } = useI18n();
  const count = gpts.length;
  return (
    <>
      <p class="list-count">
        {t(isTruncated ? 'popup.page-gpts-truncated' : 'popup.page-gpts', { count })}
      </p>
      {isPartial && <p class="panel-hint">{t('popup.page-gpts-partial')}</p>}
      <ul class="panel-list">
        {gpts.map((gpt) => (
          <ListedRow key={gpt.id} listed={gpt} cached={cached.get(gpt.id)} onOpen={onOpen} />
        ))}
      </ul>
    </>
  );
}

interface RowProps extends Pick<Props, 'onOpen'> {
  listed: ListedGpt;
  cached: CachedSummary | undefined;
}

function ListedRow({ listed: { id, text }, cached, onOpen }: RowProps) {
  const { t } = useI18n();
  return (
    <li>
      <GptRow
        id={id}
        name={cached?.gpt.name || text || undefined}
        author={cached?.gpt.author}
        unreadNote={cached ? undefined : <code>{id}</code>}
        end={cached ? <GptStats gpt={cached.gpt} /> : <small>{t('panel.not-looked-up')}</small>}
        onChoose={onOpen}
      />
    </li>
  );
}

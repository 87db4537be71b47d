import type { Estimate } from '../../utils/extension-pages/batch/estimate-cost.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { ListedGpt, PageList, PageListResult } from '../../utils/gpt/page-list.ts';
import { getPageStatus } from '../../utils/i18n/page-list-text.ts';
import type { CachedSummary } from '../../utils/lookup/cache-summary.ts';
import { GptRow } from '../gpt/gpt-row.tsx';
import { GptStats } from '../gpt/gpt-stats.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';
import { type Import, ImportForm } from './import-form.tsx';

interface Props {
  /** `off` if GPT Lens is off on this page; `undefined` while the scan runs. */
  pageList: PageListResult | 'off' | undefined;
  cached: ReadonlyMap<GptId, CachedSummary>;
  /** The cost of looking up all GPTs of the page. */
  estimate: Estimate | undefined;
  /** Whether the page changed before its batch could start. The list is the new one, and nothing was looked up. */
  isListChanged?: boolean;
  imported: Import | undefined;
  onStartPageBatch(): void;
  /** Finds the ids in a pasted or imported text. */
  onReadImport(text: string): void;
  onStartImportBatch(title: string): void;
  onOpen(id: GptId): void;
}

/** The GPTs of the current page with cached data, and buttons to look up the page or an import. */
export function ThisPage(props: Props) {
  const { t } = useI18n();
  const {
    pageList,
    estimate,
    isListChanged,
    onStartPageBatch,
    imported,
    onReadImport,
    onStartImportBatch,
  } = props;
  const list = typeof pageList === 'object' && pageList.gpts.length > 0 ? pageList : undefined;
  return (
    <>
      <div role="status">{isListChanged && <p class="panel-hint">{t('page.changed')}</p>}</div>
      {pageList && !list && (
        <p class="panel-hint">
          {pageList === 'off' ? t('page.off') : t(...getPageStatus(pageList))}
        </p>
      )}
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

function GptsOfPage({ list, cached, onOpen }: Props & { list: PageList }) {
  const { t } = useI18n();
  return (
    <>
      <p class="list-count">{t(...getPageStatus(list))}</p>
      {list.isPartial && <p class="panel-hint">{t('popup.page-gpts-partial')}</p>}
      <ul class="panel-list">
        {list.gpts.map((gpt) => (
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
        details={cached ? undefined : <code>{id}</code>}
        end={cached ? <GptStats gpt={cached.gpt} /> : <small>{t('panel.not-looked-up')}</small>}
        onChoose={onOpen}
      />
    </li>
  );
}

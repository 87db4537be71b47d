import type { Estimate } from '../../utils/extension-pages/survey/estimate.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { ListedGpt, OnPage, PageList } from '../../utils/gpt/page-list.ts';
import type { MessageKey } from '../../utils/i18n/translate.ts';
import type { Known } from '../../utils/lookup/cached-gpts.ts';
import { GptRow } from '../gpt/gpt-row.tsx';
import { GptFigures } from '../gpt/gpt-stats.tsx';
import { SurveyOffer } from '../ui/lookup-button.tsx';
import { useText } from '../ui/text-context.tsx';
import { type Import, ImportForm } from './import-form.tsx';

interface Props {
  /** `off` where GPT Lens looks at nothing; not there yet while the page is being read. */
  onPage: OnPage | 'off' | undefined;
  known: ReadonlyMap<GptId, Known>;
  /** Of a survey of the whole page. */
  estimate: Estimate | undefined;
  /** The page had changed when its GPTs were to be looked up: nothing was, and this is what it has now. */
  isNewOffer?: boolean;
  imported: Import | undefined;
  surveyPage(): void;
  /** Looks for ids in a text that was pasted or came from a file. */
  readImport(text: string): void;
  surveyImport(title: string): void;
  open(id: GptId): void;
}

/** The GPTs of the page in front, what the library knows of them, and the ways to a survey. */
export function ThisPage(props: Props) {
  const { t } = useText();
  const { onPage, estimate, isNewOffer, surveyPage, imported, readImport, surveyImport } = props;
  const list = typeof onPage === 'object' && onPage.gpts.length > 0 ? onPage : undefined;
  return (
    <>
      <div role="status">{isNewOffer && <p class="panel-hint">{t('page.changed')}</p>}</div>
      {onPage && !list && <p class="panel-hint">{t(reasonOf(onPage))}</p>}
      {list && <SurveyOffer label={t('survey.this-page')} estimate={estimate} start={surveyPage} />}
      {onPage && (
        <ImportForm isOpen={!list} imported={imported} read={readImport} start={surveyImport} />
      )}
      {list && <GptsOfPage {...props} list={list} />}
    </>
  );
}

/** Why there is nothing to list. */
function reasonOf(onPage: OnPage | 'off'): MessageKey {
  if (onPage === 'off') return 'page.off';
  if (typeof onPage === 'string') return `popup.on-page-${onPage}`;
  return onPage.isPartial ? 'popup.on-page-none-yet' : 'popup.on-page-none';
}

function GptsOfPage({ list: { gpts, isCut, isPartial }, known, open }: Props & { list: PageList }) {
  const { t } = useText();
  const count = gpts.length;
  return (
    <>
      <p class="list-count">{t(isCut ? 'popup.on-page-cut' : 'popup.on-page', { count })}</p>
      {isPartial && <p class="panel-hint">{t('popup.on-page-partial')}</p>}
      <ul class="panel-list">
        {gpts.map((gpt) => (
          <ListedRow key={gpt.id} listed={gpt} known={known.get(gpt.id)} open={open} />
        ))}
      </ul>
    </>
  );
}

interface RowProps extends Pick<Props, 'open'> {
  listed: ListedGpt;
  known: Known | undefined;
}

function ListedRow({ listed: { id, text }, known, open }: RowProps) {
  const { t } = useText();
  return (
    <li>
      <GptRow
        id={id}
        name={known?.gpt.name || text || undefined}
        author={known?.gpt.author}
        unread={known ? undefined : <code>{id}</code>}
        end={known ? <GptFigures gpt={known.gpt} /> : <small>{t('panel.not-read')}</small>}
        choose={open}
      />
    </li>
  );
}

import browser, { type Tabs } from 'webextension-polyfill';
import type { Import } from '../../components/import-form.tsx';
import { ThisPage } from '../../components/this-page.tsx';
import { gptsIn } from '../../utils/counting/on-page.ts';
import type { OnPage } from '../../utils/counting/page-list.ts';
import type { GptId } from '../../utils/ids/grammar.ts';
import type { Known } from '../../utils/inspector/known.ts';
import { ask } from '../../utils/messages/ask.ts';
import { askKnown } from '../../utils/messages/ask-known.ts';
import { createSurveys, type Find } from '../../utils/records/surveys.ts';
import { watchPageInFront } from '../../utils/sidepanel/page-in-front.ts';
import { takeSurveyRequest, watchSurveyRequests } from '../../utils/sidepanel/survey-request.ts';
import { type Estimate, estimateOf } from '../../utils/survey/estimate.ts';
import { idsInInput } from '../../utils/survey/ids-in-input.ts';
import type { OpenView } from './view.ts';

export const openThisPage: OpenView<'page'> = async ({ tab: fixed }, surface) => {
  const { records, show, go, signal } = surface;
  const surveys = createSurveys(records);
  const { id: windowId } = await browser.windows.getCurrent();
  let title = '';
  let onPage: OnPage | 'off' | undefined;
  let known: ReadonlyMap<GptId, Known> = new Map();
  let estimate: Estimate | undefined;
  let finds: Find[] = [];
  let imported: Import | undefined;

  function draw(): void {
    show(
      <ThisPage
        onPage={onPage}
        known={known}
        estimate={estimate}
        imported={imported}
        surveyPage={surveyPage}
        readImport={readImport}
        surveyImport={(name) => start(name, finds)}
        open={(id) => go({ at: 'gpt', id })}
      />,
    );
  }

  async function start(name: string, those: Find[]): Promise<void> {
    const created = await surveys.create(name, those).catch(() => undefined);
    // Where nothing can be kept, the list of surveys says so.
    if (!created) return go({ at: 'surveys' });
    await ask({ type: 'run-surveys' });
    go({ at: 'survey', survey: created.survey });
  }

  async function surveyPage(): Promise<void> {
    if (typeof onPage === 'object' && onPage.gpts.length > 0) await start(title, onPage.gpts);
  }

  async function showPage(tab: Tabs.Tab | undefined, outdated: AbortSignal): Promise<void> {
    const list = (await gptsIn(tab)) ?? 'off';
    const ids = typeof list === 'object' ? list.gpts.map(({ id }) => id) : [];
    const knowledge = await askKnown(ids);
    if (outdated.aborted) return;
    onPage = list;
    title = tab?.title || (tab?.url ?? '');
    known = new Map(knowledge.known.map((each) => [each.id, each]));
    estimate = estimateOf(ids, knowledge);
    draw();
    await surveyIfRequested();
  }

  /** Starts the survey that the popup has asked for, once it is known what of. */
  async function surveyIfRequested(): Promise<void> {
    if (onPage && (await takeSurveyRequest(windowId))) await surveyPage();
  }

  async function readImport(text: string): Promise<void> {
    const input = idsInInput(text);
    finds = input.finds;
    const { linesWithout, isCut } = input;
    const found = { count: finds.length, linesWithout, isCut };
    imported = found;
    draw();
    const ids = finds.map(({ id }) => id);
    const knowledge = await askKnown(ids);
    // More may have been typed meanwhile.
    if (finds !== input.finds) return;
    imported = { ...found, estimate: estimateOf(ids, knowledge) };
    draw();
  }

  signal.addEventListener('abort', watchSurveyRequests(windowId, surveyIfRequested));
  draw();
  await watchPageInFront(fixed, showPage, signal);
};

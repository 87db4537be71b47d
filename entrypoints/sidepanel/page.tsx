import type { Tabs } from 'webextension-polyfill';
import type { Import } from '../../components/panel/import-form.tsx';
import { ThisPage } from '../../components/panel/this-page.tsx';
import { gptsIn } from '../../utils/extension-pages/page/list-page-gpts.ts';
import { watchPageInFront } from '../../utils/extension-pages/sidepanel/active-page.ts';
import { type Estimate, estimateOf } from '../../utils/extension-pages/survey/estimate.ts';
import { idsInInput } from '../../utils/extension-pages/survey/parse-id-list.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { ListedGpt, OnPage } from '../../utils/gpt/page-list.ts';
import type { Known } from '../../utils/lookup/cached-gpts.ts';
import { askKnown } from '../../utils/messages/fetch-cached.ts';
import type { Find } from '../../utils/user-data/surveys.ts';
import { startSurvey } from './start-survey.ts';
import type { OpenView } from './view.ts';

export const openThisPage: OpenView<'page'> = async ({ tab: fixed }, surface) => {
  const { records, show, go, signal } = surface;
  let tab: Tabs.Tab | undefined;
  let onPage: OnPage | 'off' | undefined;
  let known: ReadonlyMap<GptId, Known> = new Map();
  let estimate: Estimate | undefined;
  let finds: Find[] = [];
  let imported: Import | undefined;
  /** The page was found changed when its GPTs were to be looked up. */
  let isNewOffer = false;

  function draw(): void {
    show(
      <ThisPage
        onPage={onPage}
        known={known}
        estimate={estimate}
        isNewOffer={isNewOffer}
        imported={imported}
        surveyPage={surveyPage}
        readImport={readImport}
        surveyImport={(name) => start(name, finds)}
        open={(id) => go({ at: 'gpt', id })}
      />,
    );
  }

  async function start(name: string, those: Find[]): Promise<void> {
    go(await startSurvey(records, name, those));
  }

  /** Looks up what is offered. Where some of it is not on the page any more, what is there now is offered first. */
  async function surveyPage(): Promise<void> {
    const offered = gptsOf(onPage);
    const name = tab?.title || (tab?.url ?? '');
    await look();
    const ids = new Set(gptsOf(onPage).map(({ id }) => id));
    if (offered.every(({ id }) => ids.has(id))) return start(name, offered);
    isNewOffer = true;
    draw();
  }

  async function showPage(shown: Tabs.Tab | undefined, isCurrent: () => boolean): Promise<void> {
    const list = (await gptsIn(shown)) ?? 'off';
    const ids = gptsOf(list).map(({ id }) => id);
    const knowledge = await askKnown(ids);
    if (!isCurrent()) return;
    const before = gptsOf(onPage).map(({ id }) => id);
    if (ids.join() !== before.join()) isNewOffer = false;
    onPage = list;
    tab = shown;
    known = new Map(knowledge.known.map((each) => [each.id, each]));
    estimate = estimateOf(ids, knowledge);
    draw();
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

  const look = watchPageInFront(fixed, showPage, signal);
  draw();
  await look();
};

function gptsOf(onPage: OnPage | 'off' | undefined): ListedGpt[] {
  return typeof onPage === 'object' ? onPage.gpts : [];
}

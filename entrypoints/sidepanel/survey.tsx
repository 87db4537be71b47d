import { Survey } from '../../components/survey/survey.tsx';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import type { Row } from '../../utils/extension-pages/survey/table/row.ts';
import {
  NEW_TABLE,
  type TableState,
} from '../../utils/extension-pages/survey/table/table-state.ts';
import { adaptiveThrottle } from '../../utils/lib/adaptive-throttle.ts';
import { updateItem } from '../../utils/lib/browser/update-item.ts';
import { onAbort } from '../../utils/lib/on-abort.ts';
import { ask } from '../../utils/messages/send.ts';
import { columnsSetting } from '../../utils/settings/settings.ts';
import { createLists } from '../../utils/user-data/lists.ts';
import type {
  Added,
  GptList,
  SurveyItem,
  Survey as SurveyRecord,
} from '../../utils/user-data/schema.ts';
import { createSurveys } from '../../utils/user-data/surveys.ts';
import { watchLists } from '../../utils/user-data/watch-lists.ts';
import type { OpenView } from './view.ts';
import { waysOut } from './ways-out.ts';

/** Rate and time left change with the clock, too. */
const TICK_MS = 1000;

/** What was made of each table, for coming back from one of its GPTs. */
const tables = new Map<string, TableState>();

export const openSurvey: OpenView<'survey'> = async ({ survey: id }, surface) => {
  const { records, show, go, offerUndo, tell, signal } = surface;
  const surveys = createSurveys(records);
  const takeWayOut = await waysOut(() => steer(surveys.resume));
  let columns = await columnsSetting.getValue();
  const lists = createLists(records);
  let allLists: GptList[] = [];
  let survey: SurveyRecord | undefined;
  let items: SurveyItem[] = [];

  async function steer(change: (survey: string) => Promise<void>): Promise<void> {
    await change(id);
    await ask({ type: 'run-surveys' });
  }

  async function addToList(
    chosen: GptList | undefined,
    rows: Row[],
    sentenceOf: (added: Added) => string,
  ): Promise<void> {
    const entries = rows.map((row) => ({ id: row.id, name: row.name }));
    const name = chosen?.name ?? survey?.title ?? '';
    const added = await lists.addAll(chosen?.list, name, entries);
    if (added.ids.length > 0) {
      offerUndo(sentenceOf(added), async () => void (await lists.takeBack(added)));
    } else tell(sentenceOf(added));
  }

  function draw(): void {
    if (!survey) return;
    show(
      <Survey
        key={id}
        survey={survey}
        items={items}
        columns={columns}
        table={tables.get(id) ?? NEW_TABLE}
        now={Date.now()}
        changeTable={(table) => {
          tables.set(id, table);
          draw();
        }}
        chooseColumns={(chosen) => {
          columns = chosen;
          updateItem(columnsSetting, () => chosen);
          draw();
        }}
        open={(gpt) => go({ at: 'gpt', id: gpt })}
        pause={() => steer(surveys.pause)}
        resume={() => steer(surveys.resume)}
        cancel={() => steer(surveys.cancel)}
        retry={() => steer(surveys.retryFailed)}
        takeWayOut={takeWayOut}
        lists={allLists}
        addToList={addToList}
        compare={(ids) => go({ at: 'compare', ids })}
        copy={(text) => navigator.clipboard.writeText(text)}
        save={saveFile}
      />,
    );
  }

  async function read(): Promise<void> {
    [survey, items] = await Promise.all([surveys.one(id), surveys.items(id)]);
    // Removed, here or elsewhere, or never there.
    if (survey) draw();
    else if (!signal.aborted) go({ at: 'surveys' });
  }

  const readCalmly = adaptiveThrottle(read, signal);
  records.watch((kind) => (kind === 'surveys' || kind === 'items') && readCalmly(), signal);
  const ticking = setInterval(() => survey?.state.at === 'running' && draw(), TICK_MS);
  onAbort(signal, () => clearInterval(ticking));
  await read();
  await watchLists(
    lists,
    records,
    (all) => {
      allLists = all;
      draw();
    },
    signal,
  );
};

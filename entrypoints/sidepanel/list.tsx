import { NoList } from '../../components/lists/list-not-found.tsx';
import { ListView } from '../../components/lists/list-view.tsx';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import { estimateOf } from '../../utils/extension-pages/survey/estimate.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { ask } from '../../utils/messages/send.ts';
import { createLists } from '../../utils/user-data/lists.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { startSurvey } from './start-survey.ts';
import type { OpenView } from './view.ts';

export const openList: OpenView<'list'> = async (
  { list: id },
  { records, show, go, offerUndo, signal },
) => {
  const lists = createLists(records);

  async function takeOut(ids: GptId[], sentence: string): Promise<void> {
    const was = await lists.takeOut(id, ids);
    if (was) offerUndo(sentence, async () => void (await lists.putBack(was, ids)));
  }

  async function remove(sentence: string): Promise<void> {
    const was = await lists.remove(id);
    if (was) offerUndo(sentence, () => lists.restore(was));
    go({ at: 'lists' });
  }

  async function survey({ name, entries }: GptList): Promise<void> {
    const finds = entries.map((entry) => ({ id: entry.id, text: entry.name ?? '' }));
    go(await startSurvey(records, name, finds));
  }

  async function draw(): Promise<void> {
    const list = await lists.one(id);
    if (!list) return show(<NoList />);
    const ids = list.entries.map((entry) => entry.id);
    const knowledge = await ask({ type: 'known', ids });
    show(
      <ListView
        key={id}
        list={list}
        known={new Map(knowledge.known.map((each) => [each.id, each]))}
        cost={estimateOf(ids, knowledge).lookUps}
        survey={() => survey(list)}
        choose={(gpt) => go({ at: 'gpt', id: gpt })}
        compare={(chosen) => go({ at: 'compare', ids: chosen })}
        rename={(name) => lists.rename(id, name)}
        takeOut={takeOut}
        remove={remove}
        copy={(text) => navigator.clipboard.writeText(text)}
        save={saveFile}
      />,
    );
  }

  records.watch((kind) => kind === 'lists' && draw(), signal);
  await draw();
};

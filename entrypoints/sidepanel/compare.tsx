import { type Compared, CompareView } from '../../components/compare/compare-view.tsx';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import { type GptLookupState, watchGpt } from '../../utils/messages/watch-gpt.ts';
import type { OpenView } from './view.ts';

export const openCompare: OpenView<'compare'> = async ({ ids }, surface) => {
  const { show, navigate, isAsked, signal } = surface;
  const isPrivate = await isInPrivateWindow();
  const cachedGpts = await sendMessage({ type: 'get-cached-gpts', ids, isPrivate });
  const columns = new Map(
    ids.map((id): [GptId, Compared] => {
      const cached = cachedGpts.find(({ asked }) => asked === id);
      return [id, { id, isRequested: false, answer: cached && { found: true, cached } }];
    }),
  );

  function change(id: GptId, changed: Partial<Compared>): void {
    columns.set(id, { id, isRequested: false, ...columns.get(id), ...changed });
    render();
  }

  function lookUp(): void {
    for (const { id, answer } of columns.values()) {
      if (answer?.found) continue;
      const onChange = ({ answer: received, picture }: GptLookupState) =>
        change(id, { isRequested: true, answer: received, picture });
      watchGpt(id, { refresh: answer !== undefined }, onChange, signal);
    }
  }

  function render(): void {
    show(
      <CompareView
        key={ids.join()}
        columns={[...columns.values()]}
        now={Date.now()}
        onLookUp={lookUp}
        onChoose={(id) => navigate({ view: 'gpt', id })}
        copy={(text) => navigator.clipboard.writeText(text)}
        save={saveFile}
      />,
    );
  }

  render();
  for (const { asked, gpt } of cachedGpts) {
    if (!gpt.pictureUrl) continue;
    sendMessage({ type: 'get-picture', id: asked, isPrivate, isCached: !isAsked }).then(
      (picture) => change(asked, { picture }),
      () => {},
    );
  }
};

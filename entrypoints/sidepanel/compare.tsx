import { type Compared, CompareView } from '../../components/compare/compare-view.tsx';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { ask } from '../../utils/messages/send.ts';
import { type Shown, showGpt } from '../../utils/messages/watch-gpt.ts';
import type { OpenView } from './view.ts';

export const openCompare: OpenView<'compare'> = async ({ ids }, surface) => {
  const { show, go, isAsked, signal } = surface;
  const isPrivate = await isInPrivateWindow();
  const readings = await ask({ type: 'readings', ids, isPrivate });
  const columns = new Map(
    ids.map((id): [GptId, Compared] => {
      const reading = readings.find(({ asked }) => asked === id);
      return [id, { id, isAsked: false, answer: reading && { found: true, reading } }];
    }),
  );

  function change(id: GptId, changed: Partial<Compared>): void {
    columns.set(id, { id, isAsked: false, ...columns.get(id), ...changed });
    draw();
  }

  function lookUp(): void {
    for (const { id, answer } of columns.values()) {
      if (answer?.found) continue;
      const hear = ({ answer: heard, picture }: Shown) =>
        change(id, { isAsked: true, answer: heard, picture });
      showGpt(id, { refresh: answer !== undefined }, hear, signal);
    }
  }

  function draw(): void {
    show(
      <CompareView
        key={ids.join()}
        columns={[...columns.values()]}
        now={Date.now()}
        lookUp={lookUp}
        choose={(id) => go({ at: 'gpt', id })}
        copy={(text) => navigator.clipboard.writeText(text)}
        save={saveFile}
      />,
    );
  }

  draw();
  for (const { asked, gpt } of readings) {
    if (!gpt.pictureUrl) continue;
    ask({ type: 'picture', id: asked, isPrivate, isCached: !isAsked }).then(
      (picture) => change(asked, { picture }),
      () => {},
    );
  }
};

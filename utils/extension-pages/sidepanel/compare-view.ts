import type { ComponentProps } from 'preact';
import type { Compared, CompareView } from '../../../components/compare/compare-view.tsx';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { sendMessage } from '../../messages/send.ts';
import type { watchGpt } from '../../messages/watch-gpt.ts';
import { type VoteCounts, watchVotes } from '../chat/watch-votes.ts';
import { saveFile } from '../export/save-file.ts';
import { createChatEntry } from '../gateways/chat-entry.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';
import type { watchGateways } from '../gateways/watch-gateways.ts';
import type { OpenView } from './view.ts';

interface CompareDeps {
  sendMessage: typeof sendMessage;
  watchGpt: typeof watchGpt;
  watchGateways: typeof watchGateways;
}

/** Compares cached GPTs; looks up the missing ones when the user asks for it. */
export function createCompareView({
  sendMessage,
  watchGpt,
  watchGateways,
}: CompareDeps): OpenView<'compare', ComponentProps<typeof CompareView>> {
  return async ({ ids }, { userData, show, navigate, isAsked, isPrivate, signal }) => {
    const cachedGpts = await sendMessage({ type: 'get-cached-gpts', ids, isPrivate });
    const columns = new Map(
      ids.map((id): [GptId, Compared] => {
        const cached = cachedGpts.find(({ asked }) => asked === id);
        return [id, { id, isRequested: false, answer: cached && { found: true, cached } }];
      }),
    );

    let known: KnownGateways | undefined;

    function change(id: GptId, changed: Partial<Compared>): void {
      columns.set(id, { id, isRequested: false, ...columns.get(id), ...changed });
      render();
    }

    function lookUp(): void {
      for (const { id, answer } of columns.values()) {
        if (answer?.found) continue;
        watchGpt(
          id,
          { refresh: answer !== undefined },
          ({ answer: received, picture }) =>
            change(id, { isRequested: true, answer: received, picture }),
          signal,
        );
      }
    }

    function render(): void {
      show({
        columns: [...columns.values()],
        now: Date.now(),
        onLookUp: lookUp,
        chat: createChatEntry(known, navigate),
        onChoose: (id) => navigate({ view: 'gpt', id }),
        copy: (text) => navigator.clipboard.writeText(text),
        save: saveFile,
      });
    }

    await watchGateways((changed) => {
      known = changed;
      render();
    }, signal);
    const onVotes = (votes: VoteCounts) => {
      for (const id of ids) change(id, { votes: votes.get(id) });
    };
    // Without storage, there are no votes.
    watchVotes(userData, onVotes, signal).catch(() => {});
    for (const { asked, gpt } of cachedGpts) {
      if (!gpt.pictureUrl) continue;
      sendMessage({ type: 'get-picture', id: asked, isPrivate, isCached: !isAsked }).then(
        (picture) => change(asked, { picture }),
        () => {},
      );
    }
  };
}

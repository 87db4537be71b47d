import { AddToList } from '../../components/gpt/add-to-list.tsx';
import { FollowButton } from '../../components/gpt/follow-button.tsx';
import { GptPage } from '../../components/gpt/gpt-page.tsx';
import { UnseenChanges } from '../../components/gpt/unseen-changes.tsx';
import {
  type FollowControls,
  watchFollowed,
} from '../../utils/extension-pages/follows/watch-followed.ts';
import { type GptLookupState, showCachedGpt, watchGpt } from '../../utils/messages/watch-gpt.ts';
import { createLists, watchLists } from '../../utils/user-data/lists.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { createRecovery } from './recovery.ts';
import type { OpenView } from './view.ts';

export const openGpt: OpenView<'gpt'> = async ({ id }, surface) => {
  const { userData, show, offerUndo, isAsked, signal } = surface;
  const onRecover = await createRecovery(() => requestGpt(true));
  let lookupState: GptLookupState = {};
  let isOffered = !isAsked;
  let followControls: FollowControls | undefined;
  const lists = createLists(userData);
  let allLists: GptList[] | undefined;

  async function unfollow(sentence: string): Promise<void> {
    const cached = lookupState.answer?.found ? lookupState.answer.cached : undefined;
    await followControls?.unfollow();
    offerUndo(sentence, async () => cached && followControls?.follow(cached));
  }

  function render(): void {
    const cached = lookupState.answer?.found ? lookupState.answer.cached : undefined;
    show(
      <GptPage
        id={id}
        {...lookupState}
        now={Date.now()}
        copy={(text) => navigator.clipboard.writeText(text)}
        onRecover={onRecover}
        lookUp={isOffered ? () => requestGpt(true) : undefined}
        actionButtons={
          cached && (
            <>
              {followControls && (
                <FollowButton cached={cached} {...followControls} unfollow={unfollow} />
              )}
              {allLists && (
                <AddToList gpt={{ id, name: cached.gpt.name }} all={allLists} lists={lists} />
              )}
            </>
          )
        }
        unseenChanges={
          followControls?.followed && (
            <UnseenChanges
              followed={followControls.followed}
              onMarkSeen={followControls.markSeen}
            />
          )
        }
      />,
    );
  }

  function change(changed: GptLookupState): void {
    lookupState = changed;
    render();
  }

  function requestGpt(refresh: boolean): void {
    isOffered = false;
    watchGpt(id, { refresh }, change, signal);
  }

  if (isAsked) requestGpt(false);
  else await showCachedGpt(id, change, signal);
  await watchFollowed(
    id,
    userData,
    (changed) => {
      followControls = changed;
      render();
    },
    signal,
  );
  await watchLists(
    lists,
    userData,
    (changed) => {
      allLists = changed;
      render();
    },
    signal,
  );
};

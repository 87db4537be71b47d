import { AddToList } from '../../components/gpt/add-to-list.tsx';
import { FollowButton } from '../../components/gpt/follow-button.tsx';
import { GptPage } from '../../components/gpt/gpt-page.tsx';
import { GptNews } from '../../components/gpt/unseen-changes.tsx';
import {
  type FollowControls,
  watchFollowed,
} from '../../utils/extension-pages/follows/watch-followed.ts';
import { type Shown, showCachedGpt, showGpt } from '../../utils/messages/watch-gpt.ts';
import { createLists } from '../../utils/user-data/lists.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { watchLists } from '../../utils/user-data/watch-lists.ts';
import type { OpenView } from './view.ts';
import { waysOut } from './ways-out.ts';

export const openGpt: OpenView<'gpt'> = async ({ id }, surface) => {
  const { records, show, offerUndo, isAsked, signal } = surface;
  const takeWayOut = await waysOut(() => ask(true));
  let shown: Shown = {};
  let isOffered = !isAsked;
  let controls: FollowControls | undefined;
  const lists = createLists(records);
  let all: GptList[] | undefined;

  async function unfollow(sentence: string): Promise<void> {
    const reading = shown.answer?.found ? shown.answer.reading : undefined;
    await controls?.unfollow();
    offerUndo(sentence, async () => reading && controls?.follow(reading));
  }

  function draw(): void {
    const reading = shown.answer?.found ? shown.answer.reading : undefined;
    show(
      <GptPage
        id={id}
        {...shown}
        now={Date.now()}
        copy={(text) => navigator.clipboard.writeText(text)}
        onWayOut={takeWayOut}
        lookUp={isOffered ? () => ask(true) : undefined}
        tools={
          reading && (
            <>
              {controls && <FollowButton reading={reading} {...controls} unfollow={unfollow} />}
              {all && <AddToList gpt={{ id, name: reading.gpt.name }} all={all} lists={lists} />}
            </>
          )
        }
        news={
          controls?.followed && (
            <GptNews followed={controls.followed} markSeen={controls.markSeen} />
          )
        }
      />,
    );
  }

  function change(known: Shown): void {
    shown = known;
    draw();
  }

  function ask(refresh: boolean): void {
    isOffered = false;
    showGpt(id, { refresh }, change, signal);
  }

  if (isAsked) ask(false);
  else await showCachedGpt(id, change, signal);
  await watchFollowed(
    id,
    records,
    (known) => {
      controls = known;
      draw();
    },
    signal,
  );
  await watchLists(
    lists,
    records,
    (known) => {
      all = known;
      draw();
    },
    signal,
  );
};

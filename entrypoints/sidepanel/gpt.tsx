import browser from 'webextension-polyfill';
import { FollowButton } from '../../components/follow-button.tsx';
import { GptNews } from '../../components/gpt-news.tsx';
import { GptPage } from '../../components/gpt-page.tsx';
import { requestAccess } from '../../utils/access.ts';
import { type FollowDesk, watchFollowed } from '../../utils/following/watch-followed.ts';
import type { WayOut } from '../../utils/gateway/failure.ts';
import { gatewaySetting } from '../../utils/settings.ts';
import { type Shown, showGpt } from '../../utils/show-gpt.ts';
import type { OpenView } from './view.ts';

export const openGpt: OpenView<'gpt'> = async ({ id }, { records, show, offerUndo, signal }) => {
  const gateway = await gatewaySetting.getValue();
  const gatewayOrigin = gateway && new URL(gateway.baseUrl).origin;
  let shown: Shown = {};
  let desk: FollowDesk | undefined;

  async function takeWayOut(way: WayOut): Promise<void> {
    if (way === 'settings') await browser.runtime.openOptionsPage();
    else if (way === 'retry') ask(true);
    // Nothing may be awaited before: browsers only ask in direct answer to a click.
    else if (gatewayOrigin && (await requestAccess(gatewayOrigin))) ask(true);
  }

  async function unfollow(sentence: string): Promise<void> {
    const reading = shown.answer?.found ? shown.answer.reading : undefined;
    await desk?.unfollow();
    offerUndo(sentence, async () => reading && desk?.follow(reading));
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
        tools={desk && reading && <FollowButton reading={reading} {...desk} unfollow={unfollow} />}
        news={desk?.followed && <GptNews followed={desk.followed} markSeen={desk.markSeen} />}
      />,
    );
  }

  function ask(anew: boolean): void {
    showGpt(
      id,
      { anew },
      (known) => {
        shown = known;
        draw();
      },
      signal,
    );
  }

  ask(false);
  await watchFollowed(
    id,
    records,
    (known) => {
      desk = known;
      draw();
    },
    signal,
  );
};

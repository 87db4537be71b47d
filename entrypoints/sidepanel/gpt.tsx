import browser from 'webextension-polyfill';
import { GptAnswer } from '../../components/gpt-answer.tsx';
import { requestAccess } from '../../utils/access.ts';
import type { WayOut } from '../../utils/gateway/failure.ts';
import { gatewaySetting } from '../../utils/settings.ts';
import { showGpt } from '../../utils/show-gpt.ts';
import type { OpenView } from './view.ts';

export const openGpt: OpenView<'gpt'> = async ({ id }, { show, signal }) => {
  const gateway = await gatewaySetting.getValue();
  const gatewayOrigin = gateway && new URL(gateway.baseUrl).origin;

  async function takeWayOut(way: WayOut): Promise<void> {
    if (way === 'settings') await browser.runtime.openOptionsPage();
    else if (way === 'retry') ask(true);
    // Nothing may be awaited before: browsers only ask in direct answer to a click.
    else if (gatewayOrigin && (await requestAccess(gatewayOrigin))) ask(true);
  }

  function ask(anew: boolean): void {
    showGpt(
      id,
      { anew },
      (shown) =>
        show(
          <GptAnswer
            id={id}
            {...shown}
            now={Date.now()}
            isBrief={false}
            copy={(text) => navigator.clipboard.writeText(text)}
            onWayOut={takeWayOut}
          />,
        ),
      signal,
    );
  }

  ask(false);
};

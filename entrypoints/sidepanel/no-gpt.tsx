import browser from 'webextension-polyfill';
import { NoGptFound } from '../../components/panel/no-gpt-found.tsx';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { createTokenUrl } from '../../utils/messages/url-tokens.ts';
import type { OpenView } from './view.ts';

export const openNoGpt: OpenView<'no-gpt'> = async ({ text }, { show }) => {
  const search = async () => {
    const ticket = { isPrivate: await isInPrivateWindow(), query: text };
    await browser.tabs.create({ url: await createTokenUrl('popup.html', ticket) });
  };
  show(<NoGptFound text={text} onSearch={search} />);
};

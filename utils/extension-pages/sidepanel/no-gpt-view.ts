import type { ComponentProps } from 'preact';
import browser from 'webextension-polyfill';
import type { NoGptFound } from '../../../components/panel/no-gpt-found.tsx';
import { createTokenUrl } from '../../messages/url-tokens.ts';
import type { OpenView } from './view.ts';

export const openNoGpt: OpenView<'no-gpt', ComponentProps<typeof NoGptFound>> = async (
  { text },
  { show, isPrivate },
) => {
  const search = async () => {
    await browser.tabs.create({
      url: await createTokenUrl('popup.html', { isPrivate, query: text }),
    });
  };
  show({ text, onSearch: search });
};

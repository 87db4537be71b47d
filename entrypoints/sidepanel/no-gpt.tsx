import browser from 'webextension-polyfill';
import { NoGpt } from '../../components/no-gpt.tsx';
import { fromWindow, isInPrivateWindow } from '../../utils/browser/private-window.ts';
import { popupPathFor } from '../../utils/popup/popup-path.ts';
import type { OpenView } from './view.ts';

export const openNoGpt: OpenView<'no-gpt'> = async ({ text }, { show }) => {
  const search = async () => {
    await browser.tabs.create({ url: fromWindow(popupPathFor(text), await isInPrivateWindow()) });
  };
  show(<NoGpt text={text} search={search} />);
};

import browser from 'webextension-polyfill';
import { NoGpt } from '../../components/no-gpt.tsx';
import { popupPathFor } from '../../utils/popup/popup-path.ts';
import type { OpenView } from './view.ts';

export const openNoGpt: OpenView<'no-gpt'> = async ({ text }, { show }) => {
  const search = () => browser.tabs.create({ url: browser.runtime.getURL(popupPathFor(text)) });
  show(<NoGpt text={text} search={search} />);
};

import browser, { type Omnibox } from 'webextension-polyfill';
import type { I18n } from '../../i18n/i18n.ts';
import { loadI18n } from '../../i18n/load-i18n.ts';
import { isFirefox } from '../../lib/browser/browser-kind.ts';
import { isFocusedWindowPrivate } from '../../messages/private-window.ts';
import { ticketUrl } from '../../messages/url-tokens.ts';
import type { History } from '../../user-data/history.ts';
import { escapeXml } from './escape-xml.ts';
import { describeEnter, type GetCached, getSuggestions } from './suggestions.ts';

/** Chromium reads what is suggested as XML; Firefox shows it as it is. */
function toDescription(description: string): string {
  return isFirefox() ? description : escapeXml(description);
}

/**
 * Answers the keyword in the address bar: suggests what was looked at before, without a look-up, and opens
 * what Enter was pressed on. Call it before anything is awaited.
 */
export function registerOmnibox(history: History, getCached: GetCached): void {
  const { omnibox } = browser;
  // Firefox for Android has none.
  if (!omnibox) return;

  async function setDefaultSuggestion(input: string): Promise<I18n> {
    const text = await loadI18n();
    omnibox.setDefaultSuggestion({ description: toDescription(describeEnter(input, text)) });
    return text;
  }

  omnibox.onInputStarted.addListener(() => {
    setDefaultSuggestion('');
  });
  omnibox.onInputChanged.addListener(async (input, suggest) => {
    const text = await setDefaultSuggestion(input);
    const suggestions = await getSuggestions(input, text, history, getCached);
    suggest(suggestions.map((each) => ({ ...each, description: toDescription(each.description) })));
  });
  omnibox.onInputEntered.addListener((input, disposition) => open(input, disposition));
}

async function open(input: string, disposition: Omnibox.OnInputEnteredDisposition): Promise<void> {
  const ticket = { isPrivate: await isFocusedWindowPrivate(), query: input };
  const url = await ticketUrl('popup.html', ticket);
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}

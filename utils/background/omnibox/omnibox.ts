import browser, { type Omnibox } from 'webextension-polyfill';
import type { I18n } from '../../i18n/i18n.ts';
import { loadI18n } from '../../i18n/load-i18n.ts';
import { isFirefox } from '../../lib/browser/browser-kind.ts';
import { isFocusedWindowPrivate } from '../../messages/private-window.ts';
import { createTokenUrl } from '../../messages/url-tokens.ts';
import type { History } from '../../user-data/history.ts';
import { describeEnter, escapeXml, type GetCached, getSuggestions } from './suggestions.ts';

/** Chromium parses suggestions as XML; Firefox shows them as plain text. */
function toDescription(description: string): string {
  return isFirefox() ? description : escapeXml(description);
}

/**
 * Handles the keyword in the address bar: suggests GPTs from the history, without a look-up, and opens the input or the
 * chosen suggestion. Call it before anything is awaited.
 */
export function registerOmnibox(history: History, getCached: GetCached): void {
  const { omnibox } = browser;
  // Firefox for Android does not support it.
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
  const pageData = { isPrivate: await isFocusedWindowPrivate(), query: input };
  const url = await createTokenUrl('popup.html', pageData);
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}

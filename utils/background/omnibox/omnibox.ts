import browser, { type Omnibox } from 'webextension-polyfill';
import { textOfSurfaces } from '../../i18n/chosen-language.ts';
import type { Text } from '../../i18n/translate.ts';
import { isFirefox } from '../../lib/browser/browser-kind.ts';
import { isPrivateInFront } from '../../messages/private-window.ts';
import { ticketUrl } from '../../messages/tickets.ts';
import type { History } from '../../user-data/history.ts';
import { escaped } from './escape-xml.ts';
import { type KnownOf, suggestionsFor, willDo } from './suggestions.ts';

/** Chromium reads what is suggested as XML; Firefox shows it as it is. */
function written(description: string): string {
  return isFirefox() ? description : escaped(description);
}

/**
 * Answers the keyword in the address bar: suggests what was looked at before, without a look-up, and opens
 * what Enter was pressed on. Call it before anything is awaited.
 */
export function answerOmnibox(history: History, known: KnownOf): void {
  const { omnibox } = browser;
  // Firefox for Android has none.
  if (!omnibox) return;

  async function say(input: string): Promise<Text> {
    const text = await textOfSurfaces();
    omnibox.setDefaultSuggestion({ description: written(willDo(input, text)) });
    return text;
  }

  omnibox.onInputStarted.addListener(() => {
    say('');
  });
  omnibox.onInputChanged.addListener(async (input, suggest) => {
    const text = await say(input);
    const suggestions = await suggestionsFor(input, text, history, known);
    suggest(suggestions.map((each) => ({ ...each, description: written(each.description) })));
  });
  omnibox.onInputEntered.addListener((input, disposition) => open(input, disposition));
}

async function open(input: string, disposition: Omnibox.OnInputEnteredDisposition): Promise<void> {
  const ticket = { isPrivate: await isPrivateInFront(), query: input };
  const url = await ticketUrl('popup.html', ticket);
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}

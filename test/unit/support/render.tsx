import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect } from 'vitest';
import { HoverCard } from '../../../components/card/hover-card.tsx';
import { GptDetails } from '../../../components/gpt/gpt-details.tsx';
import { I18nContext } from '../../../components/ui/i18n-context.tsx';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import type { LookupAnswer } from '../../../utils/lookup/lookup-service.ts';
import type { Language } from '../../../utils/settings/appearance.ts';
import { ASKED } from './parse-gpt.ts';

export const LANGUAGES: Language[] = ['en', 'zh_CN'];

/** When everything is looked at: years after the catalogue's last day. */
export const NOW = Date.UTC(2026, 6, 15, 12);

const copy = () => Promise.resolve();

export function renderIn(language: Language, content: ComponentChildren): string {
  return renderToString(
    <I18nContext.Provider value={createI18n(language)}>{content}</I18nContext.Provider>,
  );
}

/** The hover card of an answer, as markup. */
export function renderCard(answer: LookupAnswer | undefined, language: Language): string {
  return renderIn(
    language,
    <HoverCard
      id={ASKED}
      answer={answer}
      variant="beside"
      now={NOW}
      copy={copy}
      onRecover={() => {}}
      onDetails={() => {}}
      onPin={() => {}}
      onClose={() => {}}
    />,
  );
}

/** Everything that popup and side panel show of a GPT, as markup. */
export function renderDetails(gpt: Gpt, language: Language): string {
  return renderIn(
    language,
    <GptDetails cached={toCachedGpt(gpt)} now={NOW} isBrief={false} copy={copy} />,
  );
}

export function toCachedGpt(gpt: Gpt) {
  return { asked: ASKED, gpt, readAt: NOW - 90_000 };
}

/** What a careless template lets through. */
export const LEAKS = /undefined|null|NaN|\[object|Invalid Date|Infinity|\{(?!id\})[a-z]+\}/;

/** Elements that must never be drawn without a word in them. */
const FILLED = /<(dd|dt|li|h2|p|q|strong|small|bdi|a)\b[^>]*>([\s\S]*?)<\/\1>/g;

/** What is wrong with a piece of markup, or `undefined` if nothing is. */
export function findFlaw(html: string): string | undefined {
  const leak = LEAKS.exec(html);
  if (leak) return `"${html.slice(Math.max(0, leak.index - 60), leak.index + 60)}"`;
  for (const [whole, , inner = ''] of html.matchAll(FILLED)) {
    if (!/[^\s\u200b]/u.test(inner.replace(/<[^>]*>/g, ''))) return `empty: ${whole}`;
  }
  const href = /\b(?:href|src)="(?!https:\/\/)[^"]*"/.exec(html);
  return href?.[0];
}

/** Draws a GPT in card and page, in both languages, and finds nothing to blame. */
export function expectPresentable(gpt: Gpt): void {
  const answer: LookupAnswer = { found: true, cached: toCachedGpt(gpt) };
  for (const language of LANGUAGES) {
    for (const html of [renderCard(answer, language), renderDetails(gpt, language)]) {
      const flaw = findFlaw(html);
      if (flaw) expect.fail(`${language}: ${flaw}`);
    }
  }
}

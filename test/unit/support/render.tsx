import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect } from 'vitest';
import { HoverCard } from '../../../components/card/hover-card.tsx';
import { GptDetails } from '../../../components/gpt/gpt-details.tsx';
import { TextContext } from '../../../components/ui/text-context.tsx';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { textIn } from '../../../utils/i18n/translate.ts';
import type { Answer } from '../../../utils/lookup/lookup-service.ts';
import type { Language } from '../../../utils/settings/appearance.ts';
import { ASKED } from './read.ts';

export const LANGUAGES: Language[] = ['en', 'zh_CN'];

/** When everything is looked at: years after the catalogue's last day. */
export const NOW = Date.UTC(2026, 6, 15, 12);

const copy = () => Promise.resolve();

export function renderIn(language: Language, content: ComponentChildren): string {
  return renderToString(
    <TextContext.Provider value={textIn(language)}>{content}</TextContext.Provider>,
  );
}

/** The hover card of an answer, as markup. */
export function cardOf(answer: Answer | undefined, language: Language): string {
  return renderIn(
    language,
    <HoverCard
      id={ASKED}
      answer={answer}
      look="beside"
      now={NOW}
      copy={copy}
      onWayOut={() => {}}
      onDetails={() => {}}
      onPin={() => {}}
      onClose={() => {}}
    />,
  );
}

/** Everything that popup and side panel show of a GPT, as markup. */
export function detailsOf(gpt: Gpt, language: Language): string {
  return renderIn(
    language,
    <GptDetails reading={readingOf(gpt)} now={NOW} isBrief={false} copy={copy} />,
  );
}

export function readingOf(gpt: Gpt) {
  return { asked: ASKED, gpt, readAt: NOW - 90_000 };
}

/** What a careless template lets through. */
export const LEAKS = /undefined|null|NaN|\[object|Invalid Date|Infinity|\{[a-z]+\}/;

/** Elements that must never be drawn without a word in them. */
const FILLED = /<(dd|dt|li|h2|p|q|strong|small|bdi|a)\b[^>]*>([\s\S]*?)<\/\1>/g;

/** What is wrong with a piece of markup, or `undefined` if nothing is. */
export function flawIn(html: string): string | undefined {
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
  const answer: Answer = { found: true, reading: readingOf(gpt) };
  for (const language of LANGUAGES) {
    for (const html of [cardOf(answer, language), detailsOf(gpt, language)]) {
      const flaw = flawIn(html);
      if (flaw) expect.fail(`${language}: ${flaw}`);
    }
  }
}

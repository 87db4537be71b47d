import type { Gpt } from '../../gpt/gpt.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { I18n } from '../../i18n/i18n.ts';
import type { LookupAnswer } from '../../lookup/lookup-service.ts';

/** A valid id that no GPT has. */
export const SAMPLE_ID = 'g-Sample000' as GptId;

const DAY_MS = 24 * 60 * 60 * 1000;

/** A fictional GPT that shows most parts of a card, as if it had just been looked up. */
export function createSampleAnswer({ t }: I18n, now: number): LookupAnswer {
  const gpt: Gpt = {
    id: SAMPLE_ID,
    name: t('welcome.sample.name'),
    description: t('welcome.sample.description'),
    author: { name: t('welcome.sample.author'), isVerified: true, socials: [] },
    ratings: { count: 1_284, average: 4.4 },
    conversations: { atLeast: 25_000 },
    tools: [{ kind: 'web' }, { kind: 'images' }, { kind: 'actions' }],
    actions: [{ domain: 'weather.example', signIn: 'none' }],
    categories: ['lifestyle'],
    starters: [t('welcome.sample.starter')],
    createdAt: now - 400 * DAY_MS,
    updatedAt: now - 12 * DAY_MS,
    visibility: 'store',
    isFirstParty: false,
  };
  return { found: true, cached: { asked: SAMPLE_ID, gpt, readAt: now } };
}

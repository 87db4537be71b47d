import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import { chatFailureSentence, chatFailureTitle } from '../../../utils/i18n/chat-failure-text.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { FAILURES } from '../../gallery/fixtures.ts';

/** The kinds that a chat cannot have: pages do not chat. */
const NOT_IN_CHATS = ['too-fast'];

const failures = Object.values(FAILURES).filter(({ kind }) => !NOT_IN_CHATS.includes(kind));

describe('the texts of failures in a chat', () => {
  it.each(failures)('do not speak of look-ups: $kind', (failure: Failure) => {
    for (const [language, lookUp] of [
      ['en', /look/i],
      ['zh_CN', /查询/],
    ] as const) {
      const text = createI18n(language);
      const all = `${chatFailureTitle(text, failure)} ${chatFailureSentence(text, failure, 0)}`;
      expect(all).not.toMatch(lookUp);
      expect(all).not.toMatch(/[{}]|undefined/);
    }
  });

  it('state the seconds without an answer', () => {
    const failure: Failure = { kind: 'timeout', seconds: 90 };
    expect(chatFailureSentence(createI18n('en'), failure, 0)).toContain('90 seconds');
    expect(chatFailureSentence(createI18n('zh_CN'), failure, 0)).toContain('90 秒');
  });
});

import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '../../../../utils/gateway/action-schema/kind-words.ts';
import { splitText } from '../../../../utils/gateway/action-schema/parameter-words.ts';
import { findPhrases } from '../../../../utils/gateway/action-schema/phrases.ts';

const ENTRIES = Object.entries(CONCEPTS).map(
  ([concept, text]) => [concept, text.split(',').map((phrase) => phrase.trim())] as const,
);

function conceptsIn(text: string): string[] {
  return findPhrases(splitText(text)).flatMap(({ concepts }) => concepts);
}

describe('findPhrases', () => {
  it.each(ENTRIES)('finds every phrase of %s as people write it', (concept, phrases) => {
    const missed = phrases.filter((phrase) => !conceptsIn(phrase).includes(concept));
    expect(missed).toEqual([]);
  });

  it('says where a phrase is', () => {
    const [first, second] = findPhrases(['email', 'address']);
    expect(first).toMatchObject({ start: 0, end: 1, length: 1 });
    expect(second).toMatchObject({ start: 0, end: 2, length: 2 });
  });

  it('finds plurals, glued words and beginnings of words', () => {
    expect(conceptsIn('passwords')).toContain('credential');
    expect(conceptsIn('firstname')).toContain('personName');
    expect(conceptsIn('паролем')).toContain('credential');
  });

  it('finds Chinese phrases inside longer words', () => {
    expect(conceptsIn('收件人的电话号码')).toContain('phone');
  });

  it('finds nothing in words that it does not know', () => {
    expect(findPhrases(['zzyzx', ''])).toEqual([]);
  });
});

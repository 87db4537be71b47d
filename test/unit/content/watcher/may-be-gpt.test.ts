import { describe, expect, it } from 'vitest';
import { forms } from '../../../pages/cases/form-list.ts';
import { catalogue } from '../../../pages/gpts.ts';
import { addresses, texts } from '../../support/id-table.ts';
import { mayHoldId } from '../../support/may-hold-id.ts';

describe('mayBeGpt', () => {
  it.each([...addresses, ...texts].filter(({ id }) => id))('accepts $what: $text', ({ text }) => {
    expect(mayHoldId(text)).toBe(true);
  });

  it.each(forms.filter(({ asLink, asText }) => asLink || asText))(
    'accepts form $key',
    ({ text }) => {
      expect(mayHoldId(text)).toBe(true);
    },
  );

  it('accepts every link to a GPT, however often it is wrapped', () => {
    for (const { link } of catalogue.all) {
      let address = link;
      for (let depth = 0; depth <= 3; depth++) {
        expect(mayHoldId(address)).toBe(true);
        address = `https://wrapper.example/?to=${encodeURIComponent(address)}`;
      }
      const encoded = link.replace('g-', 'g%2D');
      expect(mayHoldId(encoded)).toBe(true);
      expect(mayHoldId(encodeURIComponent(encoded))).toBe(true);
    }
  });
});

describe('mayBeGpt, for other text', () => {
  it.each([
    'https://example.com/blog/long-term-plans',
    'a long-running job, g-force, e-mail and g-7',
    'https://example.com/?q=big%20dog%20walk',
  ])('rejects %s', (text) => {
    expect(mayHoldId(text)).toBe(false);
  });
});

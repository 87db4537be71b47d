import { describe, expect, it } from 'vitest';
import { isSendKey } from '../../../../components/chat/send-key.ts';

const KEY = {
  ...{ key: 'Enter', keyCode: 13, shiftKey: false, altKey: false },
  ...{ isComposing: false, repeat: false },
};

describe('Enter', () => {
  it('sends, also with Control', () => {
    expect(isSendKey(KEY)).toBe(true);
    expect(isSendKey({ ...KEY, ctrlKey: true } as KeyboardEvent)).toBe(true);
  });

  it.each([
    ['with Shift, which breaks the line', { shiftKey: true }],
    ['with Alt, which breaks the line on macOS', { altKey: true }],
    ['while an input method composes', { isComposing: true, keyCode: 229 }],
    ['that an input method handles, without saying that it composes', { keyCode: 229 }],
    ['that is held down', { repeat: true }],
  ])('does not send %s', (_, changed) => {
    expect(isSendKey({ ...KEY, ...changed })).toBe(false);
  });
});

it('no other key sends', () => {
  expect(isSendKey({ ...KEY, key: 'a', keyCode: 65 })).toBe(false);
  expect(isSendKey({ ...KEY, key: 'Process', keyCode: 229 })).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThinkingSplitter } from '../../../../utils/gateway/chat/split-thinking.ts';
import { toAnswer } from '../../support/chat-answers.ts';

function splitAll(pieces: string[]) {
  const splitter = createThinkingSplitter();
  const events = [...pieces.flatMap((piece) => splitter.split(piece)), ...splitter.flush()];
  const { text, reasoning } = toAnswer(events, { at: 'complete' });
  return { text, reasoning };
}

describe('the splitter of thoughts', () => {
  it('returns text at once if it cannot begin with a tag', () => {
    const splitter = createThinkingSplitter();
    expect(splitter.split('He')).toEqual([{ type: 'text', text: 'He' }]);
    expect(splitter.split('<')).toEqual([{ type: 'text', text: '<' }]);
  });

  it('returns thoughts at once, except what may begin the closing tag', () => {
    const splitter = createThinkingSplitter();
    expect(splitter.split('<think>Hm</th')).toEqual([{ type: 'reasoning', text: 'Hm' }]);
    expect(splitter.split('ere')).toEqual([{ type: 'reasoning', text: '</there' }]);
    expect(splitter.flush()).toEqual([]);
  });

  it('holds back white space only for a while', () => {
    const splitter = createThinkingSplitter();
    expect(splitter.split(' '.repeat(100))).toEqual([]);
    expect(splitter.split(' '.repeat(100))).toEqual([{ type: 'text', text: ' '.repeat(200) }]);
  });

  it('loses nothing but tags and the white space around them, however the text is cut', () => {
    const piece = fc.constantFrom('<think>', '</think>', '<thi', 'nk>', 'a', ' ', '\n', '<', '>');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const whole = pieces.join('');
        expect(splitAll(pieces)).toEqual(splitAll([whole]));
        const { text, reasoning } = splitAll([whole]);
        if (reasoning === '' && !/<think>\s*<\/think>/.test(whole)) {
          expect(whole.endsWith(text)).toBe(true);
        }
        const letters = (each: string) => each.replaceAll(/[^a]/g, '').length;
        expect(letters(text) + letters(reasoning)).toBe(letters(whole));
      }),
      { numRuns: 2000 },
    );
  });
});

import { attention } from 'micromark-core-commonmark';

type Tokenize = typeof attention.tokenize;
type Code = Parameters<ReturnType<Tokenize>>[0];

/**
 * Lets emphasis begin and end between Chinese or Japanese characters. CommonMark decides by spaces, which these languages
 * do not use: it shows the asterisks of `**注意：**请先保存`, and models write that often.
 */
export const cjkEmphasis = {
  text: { 42: { ...attention, tokenize: tokenizeAsterisks } },
};

function tokenizeAsterisks(
  this: ThisParameterType<Tokenize>,
  effects: Parameters<Tokenize>[0],
  ok: Parameters<Tokenize>[1],
  nok: Parameters<Tokenize>[2],
): ReturnType<Tokenize> {
  const before = this.previous;
  let token: ReturnType<typeof effects.exit> | undefined;
  const watched: typeof effects = {
    ...effects,
    exit(type) {
      token = effects.exit(type);
      return token;
    },
  };
  return attention.tokenize.call(
    this,
    watched,
    (after) => {
      if (token && (isCjk(before) || isCjk(after))) {
        token._open ||= !isSpace(after);
        token._close ||= !isSpace(before);
      }
      return ok(after);
    },
    nok,
  );
}

/** Line endings, the end of the text, and spaces. micromark has negative codes for line endings and tabs. */
function isSpace(code: Code): boolean {
  return code === null || code < 0 || /\s/.test(String.fromCharCode(code));
}

function isCjk(code: Code): boolean {
  return code !== null && code > 0 && CJK.test(String.fromCharCode(code));
}

/** Characters and punctuation, including those of full width. */
const CJK = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u201c\u201d\u2018\u2019\u2026]/;

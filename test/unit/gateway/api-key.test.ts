import { describe, expect, it } from 'vitest';
import { parseApiKey } from '../../../utils/gateway/api-key.ts';

describe('parseApiKey', () => {
  it.each([
    ['sk-abc123', 'sk-abc123'],
    ['  sk-abc123\n', 'sk-abc123'],
    ['\u00a0sk-abc123\u00a0', 'sk-abc123'],
    ['Bearer sk-abc123', 'sk-abc123'],
    ['bearer   sk-abc123', 'sk-abc123'],
    ['Bearersk-abc123', 'Bearersk-abc123'],
    ['"sk-abc123"', 'sk-abc123'],
    ["'sk-abc123',", 'sk-abc123'],
    ['“sk-abc123”', 'sk-abc123'],
    ['「sk-abc123」', 'sk-abc123'],
    ['`sk-abc123`', 'sk-abc123'],
    ['sk-abc123,', 'sk-abc123'],
    ['sk-abc123;', 'sk-abc123'],
    ['sk-abc123，', 'sk-abc123'],
    ['<sk-abc123>', 'sk-abc123'],
    ['sk-\u200babc123\ufeff', 'sk-abc123'],
    ['\u2066sk-abc123\u2069', 'sk-abc123'],
    ['sk‑abc123', 'sk-abc123'],
    ['ｓｋ－abc123', 'sk-abc123'],
    ['OPENAI_API_KEY=sk-abc123', 'sk-abc123'],
    ['export OPENAI_API_KEY="sk-abc123"', 'sk-abc123'],
    ['set API_KEY=sk-abc123', 'sk-abc123'],
    ['$env:OPENAI_API_KEY = "sk-abc123"', 'sk-abc123'],
    ['"api_key": "sk-abc123",', 'sk-abc123'],
    ['{"api_key":"sk-abc123"}', 'sk-abc123'],
    ['API key: sk-abc123', 'sk-abc123'],
    ['密钥：sk-abc123', 'sk-abc123'],
    ['令牌: sk-abc123', 'sk-abc123'],
    ['Authorization: Bearer sk-abc123', 'sk-abc123'],
    ['-H "Authorization: Bearer sk-abc123"', 'sk-abc123'],
    ['API_KEY=Bearer sk-abc123', 'sk-abc123'],
    ['Bearer: sk-abc123', 'sk-abc123'],
    ['Bearer "sk-abc123"', 'sk-abc123'],
    ['- sk-abc123', 'sk-abc123'],
    ['1. sk-abc123', 'sk-abc123'],
    ['key sk-abc123', 'sk-abc123'],
    ['Token sk-abc123', 'sk-abc123'],
    ['密钥 sk-abc123', 'sk-abc123'],
    ['-H "Authorization: Bearer sk-abc123" \\', 'sk-abc123'],
    ['sk_proj-A.b~c+/=:!', 'sk_proj-A.b~c+/=:!'],
  ])('parses %j as %j', (input, key) => {
    expect(parseApiKey(input)).toEqual({ ok: true, key });
  });

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['Bearer ', 'empty'],
    ['bearer', 'empty'],
    ['""', 'empty'],
    ['sk-abc 123', 'space'],
    ['my-token abc', 'space'],
    ['sk-abc**********xyz', 'characters'],
    ['sk-abc\n123', 'space'],
    ['sk-abc\r\nX-Header: 1', 'space'],
    ['sk-abc\u2028123', 'space'],
    ['sk-密钥', 'characters'],
    ['sk-abc…', 'characters'],
    ['sk-\u0000abc', 'characters'],
    ['sk-\u007fabc', 'characters'],
  ])('rejects %j: %s', (input, problem) => {
    expect(parseApiKey(input)).toEqual({ ok: false, problem });
  });

  it('accepts only keys that are valid in a header', () => {
    for (let code = 1; code < 0x180; code++) {
      const parsed = parseApiKey(`a${String.fromCharCode(code)}b`);
      if (!parsed.ok) continue;
      expect(new Headers({ Authorization: `Bearer ${parsed.key}` }).get('authorization')).toBe(
        `Bearer ${parsed.key}`,
      );
    }
  });
});

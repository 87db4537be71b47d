import { describe, expect, it } from 'vitest';
import { type BaseUrlProblem, parseBaseUrl } from '../../../utils/gateway/base-url.ts';

const BASE = 'https://gateway.example';

describe('parseBaseUrl', () => {
  it.each([
    [BASE, BASE],
    [`  ${BASE}\n`, BASE],
    [`\u00a0${BASE}\u3000`, BASE],
    [`${BASE}/`, BASE],
    [`${BASE}///`, BASE],
    [`${BASE}/v1`, BASE],
    [`${BASE}/v1/`, BASE],
    [`${BASE}/v2`, BASE],
    [`${BASE}/V2/`, BASE],
    [`${BASE}/v2//`, BASE],
    [`${BASE}/v2/gpts/g-2fkFE8rbu`, BASE],
    [`${BASE}/v2/gpts/search?query=chess`, BASE],
    [`${BASE}/v1/gpts/?id=g-2fkFE8rbu`, BASE],
    [`${BASE}/v1/chat/completions`, BASE],
    [`${BASE}/gpts`, BASE],
    [`${BASE}/gpts/`, BASE],
    [`${BASE}?key=1`, BASE],
    [`${BASE}/#/token`, BASE],
    [`${BASE}//v1`, BASE],
    [`${BASE}/v1%20`, BASE],
    [`- ${BASE}`, BASE],
    [`1. ${BASE}/v1`, BASE],
    [`• ${BASE}`, BASE],
    [`Base URL ${BASE}/v1`, BASE],
    [`地址 ${BASE}`, BASE],
    [`${BASE}\\`, BASE],
    [`${BASE}/v1（推荐）`, BASE],
    [`${BASE}、https://other.example`, BASE],
    [`${BASE},https://other.example`, BASE],
    [`${BASE}/v1|sk-abc123`, BASE],
    [`${BASE}/api`, `${BASE}/api`],
    [`${BASE}/api/v2/`, `${BASE}/api`],
    [`${BASE}/openai/v1/models`, `${BASE}/openai`],
    [`${BASE}/v3`, `${BASE}/v3`],
    [`${BASE}/v10`, `${BASE}/v10`],
    [`${BASE}/gptsx`, `${BASE}/gptsx`],
    [`${BASE}/console/token`, BASE],
    [`${BASE}/console`, BASE],
    [`${BASE}/panel/token?tab=1`, BASE],
    [`${BASE}/token`, BASE],
    [`${BASE}/topup/`, BASE],
    [`${BASE}/login?next=%2Fconsole`, BASE],
    [`${BASE}/#/console/token`, BASE],
    [`${BASE}/relay/console/token`, `${BASE}/relay`],
    [`${BASE}/tokenizer`, `${BASE}/tokenizer`],
    [`${BASE},`, BASE],
    [`${BASE}/v1，`, BASE],
    [`${BASE}/v1;`, BASE],
    [`${BASE}。`, BASE],
    [`\u200b${BASE}\u200b`, BASE],
    [`https://gate\u200bway.example/v1\ufeff`, BASE],
    [`\u202a${BASE}/v1\u202c`, BASE],
    [`"${BASE}/v1"`, BASE],
    [`“${BASE}”`, BASE],
    [`'${BASE}',`, BASE],
    [`\`${BASE}\``, BASE],
    [`<${BASE}>`, BASE],
    [`（${BASE}）`, BASE],
    [`OPENAI_BASE_URL=${BASE}/v1`, BASE],
    [`export OPENAI_API_BASE="${BASE}/v1"`, BASE],
    [`$env:OPENAI_BASE_URL = "${BASE}"`, BASE],
    [`BASE_URL=gateway.example`, BASE],
    [`"base_url": "${BASE}/v1",`, BASE],
    [`base url: ${BASE}`, BASE],
    [`接口地址：${BASE}`, BASE],
    ['https：／／gateway.example／v1', BASE],
    [`${BASE}/v1beta/models`, BASE],
    ['gateway.example', BASE],
    ['gateway.example/v1', BASE],
    ['//gateway.example', BASE],
    ['HTTPS://Gateway.Example/V1', BASE],
    ['https:gateway.example', BASE],
    ['https:\\\\gateway.example\\v1', BASE],
    [`${BASE}:443`, BASE],
    [`${BASE}:8443/v1`, `${BASE}:8443`],
    ['gateway.example:8443', `${BASE}:8443`],
    ['https://203.0.113.7', 'https://203.0.113.7'],
    ['https://203.0.113.7:3000/v1', 'https://203.0.113.7:3000'],
    ['https://[2001:db8::7]:8443/v1', 'https://[2001:db8::7]:8443'],
    ['https://网关.example', 'https://xn--d6q013i.example'],
    ['https://gateway。example', BASE],
  ])('parses %j as %s', (input, url) => {
    expect(parseBaseUrl(input)).toEqual({ ok: true, url });
  });

  it.each([
    'http://localhost',
    'http://localhost:3000',
    'http://lens.localhost:8080',
    'http://127.0.0.1:8787',
    'http://127.8.9.10',
    'http://[::1]:3000',
  ])('accepts %s without allowHttp, because it is local', (input) => {
    expect(parseBaseUrl(input)).toEqual({ ok: true, url: input });
  });

  it('returns the same URL when it parses its own result', () => {
    for (const input of ['gateway.example/v1', `${BASE}/api/v2`, 'http://localhost:3000/']) {
      const once = parseBaseUrl(input);
      expect(once.ok && parseBaseUrl(once.url)).toEqual(once);
    }
  });

  it.each<[BaseUrlProblem, string[]]>([
    ['empty', ['', '   ', '\n\t']],
    [
      'not-a-url',
      [
        ...['gateway', 'https://gateway', 'https://gateway.', 'https://', 'https:///', 'https://.'],
        ...['https://gateway .example', 'two words', 'https://gateway.example/a b', 'https://a..b'],
        ...['https://[::1', '?', '/v1'],
        ...['https://gateway.example:99999', 'https://gateway.example:port', 'https://%'],
      ],
    ],
    [
      'scheme',
      [
        ...['javascript:alert(1)', 'JavaScript://gateway.example/%0aalert(1)', 'data:text/html,x'],
        ...['file:///etc/passwd', 'ftp://gateway.example', 'ws://gateway.example', 'about:blank'],
        ...['chrome-extension://abcdefgh/page.html', 'mailto:me@gateway.example'],
        ...['blob:https://gateway.example/1', 'view-source:https://gateway.example'],
      ],
    ],
    [
      'credentials',
      [
        ...['https://me:secret@gateway.example', 'https://me@gateway.example/v1'],
        ...['https://gateway.example@evil.example', 'http://:secret@localhost:3000'],
      ],
    ],
    [
      'insecure',
      [
        ...['http://gateway.example', 'http://gateway.example/v1', 'HTTP://gateway.example'],
        ...['http://192.168.1.5:3000', 'http://10.0.0.1', 'http://[2001:db8::7]'],
        ...['http://127.0.0.1.gateway.example', 'http://127.gateway.example'],
        ...['http://localhost.gateway.example', 'http://notlocalhost.example'],
      ],
    ],
  ])('rejects inputs as %s', (problem, inputs) => {
    for (const input of inputs) {
      expect({ input, ...parseBaseUrl(input) }).toEqual({ input, ok: false, problem });
    }
  });

  it('accepts plain http with allowHttp, and rejects everything else as before', () => {
    expect(parseBaseUrl('http://gateway.example/v1', true)).toEqual({
      ok: true,
      url: 'http://gateway.example',
    });
    expect(parseBaseUrl('http://192.168.1.5:3000', true).ok).toBe(true);
    expect(parseBaseUrl('http://gateway', true)).toEqual({ ok: false, problem: 'not-a-url' });
    expect(parseBaseUrl('ftp://gateway.example', true)).toEqual({ ok: false, problem: 'scheme' });
    expect(parseBaseUrl('http://me@gateway.example', true)).toEqual({
      ok: false,
      problem: 'credentials',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../utils/gateway/parse-site.ts';
import { parsed } from '../support/parsed-response.ts';

const BASE_URL = 'https://api.example.com/proxy';

function topUpUrl(link: unknown, baseUrl = BASE_URL): string | undefined {
  return parseSite(parsed({ success: true, data: { top_up_link: link } }), baseUrl)?.topUpUrl;
}

describe('the site of a gateway', () => {
  it.each<[string, unknown]>([
    ['an envelope', { success: true, message: '', data: { system_name: ' North Gate ' } }],
    ['no envelope', { system_name: 'North Gate' }],
  ])('has a name, in %s', (_, body) => {
    expect(parseSite(parsed(body), BASE_URL)).toEqual({ name: 'North Gate' });
  });

  it.each([null, 7, '', ' ', {}, [], true])('has no name if the gateway sends %j', (name) => {
    expect(parseSite(parsed({ data: { system_name: name } }), BASE_URL)).toEqual({});
  });

  it('has a short name without misleading characters', () => {
    const data = { system_name: `\u202eNorth${'x'.repeat(500)}` };
    const { name = '' } = parseSite(parsed({ data }), BASE_URL) ?? {};
    expect(name).toMatch(/^North/);
    expect(name).toHaveLength(100);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['an envelope without data', { success: true, data: null }],
  ])('is unknown if the response is %s', (_, body) => {
    expect(parseSite(parsed(body), BASE_URL)).toBeUndefined();
  });
});

describe('a link to top up', () => {
  it.each<[string, string]>([
    ['https://pay.example/card?a=1&b=2', 'https://pay.example/card?a=1&b=2'],
    [' HTTPS://Pay.Example/card ', 'https://pay.example/card'],
    ['https://pay.example/?a=1&amp;b=2', 'https://pay.example/?a=1&b=2'],
    ['/topup', 'https://api.example.com/topup'],
    ['/console/topup?from=key', 'https://api.example.com/console/topup?from=key'],
    ['#/topup', 'https://api.example.com/#/topup'],
    ['//pay.example/card', 'https://pay.example/card'],
  ])('is shown for %s', (link, url) => {
    expect(topUpUrl(link)).toBe(url);
  });

  it.each<[string, unknown]>([
    ['http', 'http://pay.example/card'],
    ['a script', 'javascript:alert(1)'],
    ['a script with a line break', 'java\nscript:alert(1)'],
    ['data', 'data:text/html,<script>'],
    ['credentials', 'https://user:secret@pay.example/'],
    ['a user', 'https://user@pay.example/'],
    ['credentials on the same scheme', '//user:secret@pay.example/'],
    ['no scheme', 'pay.example/card'],
    ['a scheme without slashes', 'https:pay.example'],
    ['no URL', 'https://'],
    ['a remark', 'Ask in the group'],
    ['an email address', 'mailto:pay@pay.example'],
    ['nothing', ''],
    ['null', null],
    ['a number', 5],
    ['a list', ['https://pay.example']],
    ['a very long URL', `https://pay.example/${'x'.repeat(2000)}`],
    ['a URL that becomes too long', `https://pay.example/${'文'.repeat(1500)}`],
  ])('is not shown for %s', (_, link) => {
    expect(topUpUrl(link)).toBeUndefined();
  });

  it('is not shown if the gateway itself has no https', () => {
    expect(topUpUrl('/topup', 'http://127.0.0.1:8080')).toBeUndefined();
  });
});

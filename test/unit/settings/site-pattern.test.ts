import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesSite, parseSite, toMatchPattern } from '../../../utils/settings/site-pattern.ts';

function kept(typed: string): string {
  const parsed = parseSite(typed);
  if (!parsed.ok) throw new Error(`${typed}: ${parsed.problem}`);
  return parsed.site;
}

describe('parseSite', () => {
  it.each([
    ['example.com', 'example.com', '*://*.example.com/*'],
    ['  Example.COM/ ', 'example.com', '*://*.example.com/*'],
    ['*.example.com', 'example.com', '*://*.example.com/*'],
    ['example.com.', 'example.com', '*://*.example.com/*'],
    ['example.com:8080', 'example.com', '*://*.example.com/*'],
    ['localhost', 'localhost', '*://*.localhost/*'],
    ['127.0.0.1', '127.0.0.1', '*://127.0.0.1/*'],
    ['例子.测试', 'xn--fsqu00a.xn--0zwm56d', '*://*.xn--fsqu00a.xn--0zwm56d/*'],
    ['example.com/docs', 'example.com/docs*', '*://*.example.com/docs*'],
    ['https://example.com', 'https://example.com/*', 'https://example.com/*'],
    ['https://example.com/path/*', 'https://example.com/path/*', 'https://example.com/path/*'],
    ['https://example.com/a?b=1#c', 'https://example.com/a?b=1*', 'https://example.com/a?b=1*'],
    ['http://*.example.com:81/*', 'http://*.example.com/*', 'http://*.example.com/*'],
    ['*://example.com/*', '*://example.com/*', '*://example.com/*'],
  ])('parses %s as %s with the match pattern %s', (typed, site, pattern) => {
    expect(kept(typed)).toBe(site);
    expect(toMatchPattern(site)).toBe(pattern);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['*', 'everything'],
    ['*://*/*', 'everything'],
    ['<all_urls>', 'everything'],
    ['ftp://example.com', 'scheme'],
    ['chrome://settings', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['ex*mple.com', 'wildcard'],
    ['example.*', 'wildcard'],
    ['two words', 'not-a-site'],
    ['https://', 'not-a-site'],
    ['https://user:secret@example.com/', 'not-a-site'],
    ['mailto:someone', 'not-a-site'],
    ['/path', 'not-a-site'],
    ['999.1.1.1', 'not-a-site'],
    ['.', 'not-a-site'],
    ['..', 'not-a-site'],
    ['http://.', 'not-a-site'],
    ['*://./*', 'not-a-site'],
    ['.example.com', 'not-a-site'],
    ['example..com', 'not-a-site'],
    ['example.com..', 'not-a-site'],
    ['example.com/a?b=http://c', 'not-a-site'],
    ['example.com/http://other.test', 'not-a-site'],
  ])('rejects "%s": %s', (typed, problem) => {
    expect(parseSite(typed)).toEqual({ ok: false, problem });
  });
});

describe('matchesSite', () => {
  it.each([
    ['example.com', 'https://example.com/', true],
    ['example.com', 'http://a.b.example.com:8080/x?y#z', true],
    ['example.com', 'https://badexample.com/', false],
    ['example.com', 'https://example.com.evil.test/', false],
    ['example.com', 'https://evil.test/?example.com', false],
    ['example.com', 'ftp://example.com/', false],
    ['example.com', 'about:blank', false],
    ['127.0.0.1', 'http://127.0.0.1:9000/', true],
    ['https://example.com', 'https://example.com/any', true],
    ['https://example.com', 'http://example.com/any', false],
    ['https://example.com', 'https://www.example.com/any', false],
    ['https://*.example.com/a/*/z', 'https://b.example.com/a/1/2/z?q', true],
    ['https://example.com/path/*', 'https://example.com/path/below', true],
    ['https://example.com/path/*', 'https://example.com/path', false],
    ['https://example.com/a.c', 'https://example.com/abc', false],
  ])('compares %s with %s: %s', (typed, address, isCovered) => {
    expect(matchesSite(kept(typed), address)).toBe(isCovered);
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
  const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
  const path = fc.stringMatching(/^(?:\/[a-z0-9*._~?=-]{0,6}){0,3}$/);
  const typed = fc
    .tuple(
      fc.constantFrom('', 'http://', 'https://', '*://'),
      fc.constantFrom('', '*.'),
      host,
      path,
    )
    .map((parts) => parts.join(''));

  it('gives the same result after the site is parsed again', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const site = kept(text);
        expect(kept(site)).toBe(site);
      }),
    );
  });

  it('agrees with the match pattern as a regular expression', () => {
    const addresses = fc
      .tuple(fc.constantFrom('http', 'https'), fc.constantFrom('', 'www.'), host, path)
      .map(([scheme, sub, name, tail]) => `${scheme}://${sub}${name}${tail}`);
    fc.assert(
      fc.property(typed, addresses, fc.boolean(), (text, address, isSameHost) => {
        const site = kept(text);
        const pattern = toMatchPattern(site);
        const url = new URL(address);
        if (isSameHost) url.hostname = /\/\/(?:\*\.)?([^/]+)/.exec(pattern)?.[1] ?? '';
        expect(matchesSite(site, url.href)).toBe(expression(pattern).test(url.href));
      }),
    );
  });

  it('recognizes a scheme only at the start, also in sites stored by older versions', () => {
    expect(toMatchPattern('example.com/a?b=http://c*')).toBe('*://*.example.com/a?b=http://c*');
    expect(matchesSite('example.com/a?b=http://c*', 'https://www.example.com/a?b=http://c')).toBe(
      true,
    );
  });

  it('takes linear time for any pattern and URL', () => {
    const site = kept(`https://example.com/${'a*'.repeat(2000)}b`);
    const start = performance.now();
    matchesSite(site, `https://example.com/${'a'.repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

/** A match pattern as a regular expression, following its specification. */
function expression(pattern: string): RegExp {
  const [, scheme, host = '', path = ''] = /^([^:]+):\/\/([^/]+)(.*)$/.exec(pattern) ?? [];
  const quoted = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const name = quoted(host).replace(/^\*\\\./, '(?:[^/]+\\.)?');
  const any = quoted(path).replace(/\*/g, '.*');
  return new RegExp(`^${scheme === '*' ? 'https?' : scheme}://${name}${any}$`);
}

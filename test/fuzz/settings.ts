import { parseApiKey } from '../../utils/gateway/api-key.ts';
import { isLoopback, parseBaseUrl } from '../../utils/gateway/base-url.ts';
import { isPrivateHost } from '../../utils/gateway/private-address.ts';
import { matchesSite, parseSite } from '../../utils/settings/site-pattern.ts';
import { disableSite, isEnabledAt } from '../../utils/settings/sites.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const address = textOf(
  ...[
    'https://',
    'http://',
    'HTTPS:',
    'ftp://',
    'javascript:',
    'data:',
    'file:///',
    '//',
    ':',
    '/',
    '\\',
    '@',
    'user:pass@',
    '?',
    '#',
  ],
  ...[
    'localhost',
    '127.0.0.1',
    '127.1',
    '[::1]',
    '2130706433',
    '0x7f',
    'api.example.com',
    'example',
    '.',
    '..',
    '*.',
    '*',
    ':8080',
    ':99999',
  ],
  ...[
    '/v1',
    '/v2/',
    '/v1/chat/completions',
    '/gpts/',
    '/api',
    ' ',
    '\t',
    '\n',
    '%2e',
    'é',
    '中.example',
    '\u3002',
    '\u202e',
    '\0',
  ],
);
const key = textOf(
  'Bearer ',
  'bearer',
  'sk-',
  'abc',
  ' ',
  '\n',
  '\r\n',
  '\t',
  'é',
  '\0',
  '\u200b',
  '"',
  ':',
);

export const settings: Target[] = [
  target('a base URL', address, (given) => {
    const parsed = inTime(() => parseBaseUrl(given));
    if (!parsed.ok) return;
    const url = new URL(parsed.url);
    assert(
      url.protocol === 'https:' || isLoopback(url.hostname),
      'The key would be sent unencrypted.',
    );
    assert(
      !url.username && !url.password && !url.search && !url.hash,
      'The base URL contains credentials, a query or a fragment.',
    );
    const again = parseBaseUrl(parsed.url);
    assert(
      again.ok && new URL(again.url).origin === url.origin,
      'Parsing the result again gives another result.',
    );
    isPrivateHost(url.hostname);
  }),
  target('a key', key, (given) => {
    const parsed = inTime(() => parseApiKey(given));
    if (parsed.ok) new Headers({ Authorization: `Bearer ${parsed.key}` });
    assert(!parsed.ok || /^[\x21-\x7e]+$/.test(parsed.key), 'The key is not valid in a header.');
  }),
  target('a site', address, (given) => {
    const parsed = inTime(() => parseSite(given));
    if (!parsed.ok) return;
    const sites = { mode: 'except' as const, except: [parsed.site], only: [] };
    assert(
      !matchesSite(parsed.site, 'https://other.invalid/'),
      'The pattern matches another site.',
    );
    isEnabledAt(sites, given);
    disableSite(sites, 'https://other.invalid/');
  }),
];

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseApiKey } from '../../../utils/gateway/api-key.ts';
import { parseBaseUrl } from '../../../utils/gateway/base-url.ts';
import { parsePastedConfiguration } from '../../../utils/gateway/pasted-configuration.ts';
import { cpuTimeOf } from '../support/cpu-time.ts';

const BASE = 'https://gateway.example';
const KEY = 'sk-Abc123def456GHI789';
const BOTH = { baseUrl: BASE, apiKey: KEY };

describe('a URL', () => {
  const baseUrl = 'https://gateway.example';

  it.each([
    `${baseUrl}/login?ref_token=friend12345`,
    `${baseUrl}/topup?key=abc12345`,
    `${baseUrl}/register?token=friend12345 `,
  ])('contains no key but one that looks like it: %s', (text) => {
    expect(parsePastedConfiguration(text)).toEqual({ baseUrl });
  });

  it.each([
    `${baseUrl}/?key=sk-abc123def456&model=x`,
    `${baseUrl}/?model=x&key=sk-abc123def456#top`,
  ])('contains a key up to the next parameter: %s', (text) => {
    expect(parsePastedConfiguration(text)).toEqual({ baseUrl, apiKey: 'sk-abc123def456' });
  });

  it('with credentials contains a key without the host', () => {
    const text = 'https://user:sk-abc123def456@gateway.example/v1';
    expect(parsePastedConfiguration(text)).toEqual({ apiKey: 'sk-abc123def456' });
  });
});

describe('parsePastedConfiguration', () => {
  it.each([
    ['a URL', BASE],
    ['a path of the API', `${BASE}/v1/chat/completions`],
    ['a console path', `${BASE}/console/token`],
    ['a console path after #', `${BASE}/#/console/token?tab=1`],
    ['quotes', `"${BASE}/v1"`],
    ['Chinese quotes', `“${BASE}”`],
    ['a trailing comma', `${BASE}/v1,`],
    ['a full stop', `Use ${BASE}/v1.`],
    ['invisible characters', `\u200bhttps://gate\u200bway.example/v1\ufeff`],
    ['full-width letters', 'https：／／ｇａｔｅｗａｙ．example／v1'],
    ['a variable', `OPENAI_BASE_URL=${BASE}/v1`],
    ['a label', `API address: ${BASE}`],
    ['a Chinese label', `接口地址：${BASE}`],
    ['Chinese text without spaces', `请使用${BASE}/v1作为接口地址`],
    ['a Chinese label without a scheme', '接口地址：gateway.example'],
    ['escaped slashes', '{"base_url":"https:\\/\\/gateway.example\\/v1"}'],
    ['a masked key', `${BASE} sk-****************abcd`],
    ['a shortened key', `${BASE} sk-abcd1234…wxyz`],
    ['a key shortened by dots', `${BASE} sk-abcd1234...wxyz`],
    ['a variable instead of a key', `curl ${BASE}/v1 -H "Authorization: Bearer $OPENAI_API_KEY"`],
    ['a braced variable', `curl ${BASE}/v1 -H "Authorization: Bearer \${OPENAI_API_KEY}"`],
    ['a variable of cmd', `curl ${BASE}/v1 -H "Authorization: Bearer %OPENAI_API_KEY%"`],
    ['a placeholder', `base_url="${BASE}/v1", api_key="YOUR_API_KEY"`],
    ['a placeholder with hyphens', `base_url="${BASE}/v1", api_key="sk-your-key-2024"`],
    ['a placeholder in angle brackets', `api_key: <your key 1>\nbase_url: ${BASE}`],
    ['a placeholder of x', `base_url: ${BASE}\napi_key: sk-xxxxxxxxxxxxxxxx1`],
    ['a property instead of a key', `{ baseURL: '${BASE}', apiKey: process.env.KEY_2 }`],
    ['a number with a similar name', `{"baseURL": "${BASE}", "max_tokens": 100000}`],
    ['the number of a token', `{"baseURL": "${BASE}", "token": 20261125120000}`],
    ['a picture', `{"image_url": "https://pictures.example/1.png", "base_url": "${BASE}"}`],
    ['a proxy', `HTTPS_PROXY=http://127.0.0.1:7890\nOPENAI_BASE_URL=${BASE}`],
    ['documentation', `文档：https://docs.example\n接口地址：${BASE}`],
    ['a top-up page', `充值地址：https://pay.example 接口地址：${BASE}`],
    ['a sender', `curl -H "HTTP-Referer: https://my-site.example" ${BASE}/v1/chat/completions`],
  ])('finds only the base URL in a text with %s', (_, text) => {
    expect(parsePastedConfiguration(text)).toEqual({ baseUrl: BASE });
  });

  it.each([
    ['a key', KEY],
    ['quotes and a comma', `'${KEY}',`],
    ['invisible characters', `sk-\u200bAbc123def456GHI789\ufeff`],
    ['full-width letters', 'ｓｋ－Abc123def456GHI789'],
    ['another dash', 'sk‑Abc123def456GHI789'],
    ['a variable', `OPENAI_API_KEY=${KEY}`],
    ['an exported variable', `export OPENAI_API_KEY="${KEY}"`],
    ['a header', `Authorization: Bearer ${KEY}`],
    ['another header', `x-api-key: ${KEY}`],
    ['a Chinese label', `密钥：${KEY}`],
    ['a sentence', `Your key is ${KEY}.`],
    ['a default value', `os.getenv("OPENAI_API_KEY", "${KEY}")`],
  ])('finds only the key in a text with %s', (_, text) => {
    expect(parsePastedConfiguration(text)).toEqual({ apiKey: KEY });
  });

  it.each([
    '3f8a1c0de94b4c2f9d7e6a5b4c3d2e1f',
    'eyJhbGciOi1.eyJzdWIiOi2.c2lnbmF0dXJl3',
    'sk-demo-key-for-the-embedded-gateway',
    'fk186009-aBcD1234',
  ])('finds a key of another form after its name: %s', (apiKey) => {
    expect(parsePastedConfiguration(`api_key = "${apiKey}"`)).toEqual({ apiKey });
    expect(parsePastedConfiguration(`curl ${BASE} -H 'Authorization: Bearer ${apiKey}'`)).toEqual({
      baseUrl: BASE,
      apiKey,
    });
  });

  it.each([
    ['two lines', `${BASE}\n${KEY}`],
    ['one line', `${BASE}/v1 ${KEY}`],
    ['a bar', `${BASE}/v1|${KEY}`],
    ['a key before its URL', `${KEY}\r\n${BASE}/console`],
    ['a key in the URL', `${BASE}/v1/models?key=${KEY}`],
    ['variables', `OPENAI_API_KEY=${KEY}\nOPENAI_BASE_URL=${BASE}/v1`],
    ['exported variables', `export OPENAI_API_KEY="${KEY}"\nexport OPENAI_API_BASE='${BASE}/v1'`],
    ['variables of fish', `set -gx OPENAI_API_KEY ${KEY}\nset -gx OPENAI_BASE_URL ${BASE}`],
    ['variables of cmd', `set OPENAI_API_KEY=${KEY}\r\nset OPENAI_BASE_URL=${BASE}/v1\r\n`],
    [
      'permanent variables of cmd',
      `setx OPENAI_API_KEY "${KEY}"\r\nsetx OPENAI_BASE_URL "${BASE}"`,
    ],
    ['variables of PowerShell', `$env:OPENAI_API_KEY = "${KEY}"\n$env:OPENAI_BASE_URL = "${BASE}"`],
    [
      'permanent variables of Windows',
      `[Environment]::SetEnvironmentVariable("OPENAI_API_KEY", "${KEY}", "User")\n[Environment]::SetEnvironmentVariable("OPENAI_BASE_URL", "${BASE}/v1", "User")`,
    ],
    ['arguments', `client --base-url ${BASE}/v1 --api-key ${KEY}`],
    ['variables of Docker', `docker run -e OPENAI_API_KEY=${KEY} -e BASE_URL=${BASE} image`],
    ['curl', `curl ${BASE}/v1/models -H "Authorization: Bearer ${KEY}"`],
    [
      'curl with continued lines of sh',
      `curl -X POST \\\n  '${BASE}/v1/chat/completions' \\\n  -H 'Content-Type: application/json' \\\n  -H 'Authorization: Bearer ${KEY}' \\\n  -d '{"model": "gpt-4-gizmo-g-2fkFE8rbu", "image_url": {"url": "https://pictures.example/v1/1.png"}}'`,
    ],
    [
      'curl with the URL at the end',
      `curl --data-raw "{\\"url\\": \\"https://pictures.example/v1\\"}" -H "Authorization: Bearer ${KEY}" ${BASE}/v1/chat/completions`,
    ],
    [
      'curl with continued lines of cmd',
      `curl ^"${BASE}/v2/gpts/g-2fkFE8rbu^" ^\r\n  -H ^"accept: application/json^" ^\r\n  -H ^"Authorization: Bearer ${KEY}^"`,
    ],
    [
      'curl with continued lines of PowerShell',
      `curl.exe "${BASE}/v1/models" \`\r\n  -H "Authorization: Bearer ${KEY}"`,
    ],
    [
      'a request of PowerShell',
      `Invoke-WebRequest -UseBasicParsing -Uri "${BASE}/v1/models" \`\n-Headers @{\n"Accept"="application/json"\n  "Authorization"="Bearer ${KEY}"\n}`,
    ],
    [
      'a request of a browser',
      `fetch("${BASE}/v1/models", {\n  "headers": { "authorization": "Bearer ${KEY}" },\n  "referrer": "https://my-site.example/v1"\n});`,
    ],
    ['wget', `wget --header="Authorization: Bearer ${KEY}" ${BASE}/v1/models`],
    ['JSON', JSON.stringify({ apiKey: KEY, baseUrl: `${BASE}/v1` })],
    ['formatted JSON', JSON.stringify({ base_url: `${BASE}/v1`, api_key: KEY }, null, 2)],
    ['JSON with other names', JSON.stringify({ key: KEY, url: BASE })],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ key: KEY, url: `${BASE}/v1` }))],
    ['nested JSON', `{"models": {"gateway": {"baseURL": "${BASE}/v1", "apiKey": "${KEY}"}}}`],
    [
      'a link of a chat client',
      `https://chat.example/#/?settings={"key":"${KEY}","url":"${BASE}"}`,
    ],
    ['YAML', `base_url: ${BASE}/v1  # with the version\napi_key: ${KEY}  # secret`],
    ['a YAML list', `- endpoint: "${BASE}"\n- token: '${KEY}'`],
    ['TOML', `[gateway]\nbase_url = "${BASE}/v1"\napi_key = "${KEY}"`],
    ['INI', `[openai]\napi_base=${BASE}/v1\napi_key=${KEY}`],
    ['Python', `client = OpenAI(\n    base_url="${BASE}/v1",\n    api_key="${KEY}",\n)`],
    ['older Python', `openai.api_base = "${BASE}/v1"\nopenai.api_key = "${KEY}"`],
    [
      'Python variables',
      `os.environ["OPENAI_API_KEY"] = "${KEY}"\nos.environ["OPENAI_BASE_URL"] = "${BASE}/v1"`,
    ],
    ['JavaScript', `const client = new OpenAI({ baseURL: '${BASE}/v1', apiKey: '${KEY}' });`],
    ['Go', `config := openai.DefaultConfig("${KEY}")\nconfig.BaseURL = "${BASE}/v1"`],
    ['Ruby', `{ :access_token => "${KEY}", :uri_base => "${BASE}" }`],
    ['a code block', `\`\`\`bash\nexport BASE_URL=${BASE}\nexport API_KEY=${KEY}\n\`\`\``],
    ['a Markdown table', `| Base URL | API key |\n|---|---|\n| ${BASE}/v1 | \`${KEY}\` |`],
    ['English labels', `Base URL: ${BASE}/v1\nAPI key: ${KEY}`],
    ['Chinese labels', `接口地址：${BASE}/v1\n密钥：${KEY}`],
    ['Chinese labels on one line', `接口地址：${BASE} 密钥：${KEY}`],
    ['Chinese labels without spaces', `【接口地址】${BASE}，【令牌】${KEY}。`],
    ['Chinese labels in one run', `地址：${BASE}密钥：${KEY}`],
    ['Chinese labels without a scheme', `接口地址：gateway.example/v1\n密钥：${KEY}`],
    ['a site and an address', `官网：https://shop.example\n接口：${BASE}\nkey：${KEY}`],
    ['a placeholder before', `# OPENAI_API_KEY=sk-xxxxxxxx\nAPI_KEY=${KEY}\nBASE_URL=${BASE}`],
  ])('finds base URL and key in a text with %s', (_, text) => {
    expect(parsePastedConfiguration(text)).toEqual(BOTH);
  });

  it('takes a URL and a key of the same gateway from a text with several', () => {
    const variables = `A_BASE_URL=https://a.example\nB_BASE_URL=https://b.example\nB_API_KEY=${KEY}`;
    expect(parsePastedConfiguration(variables)).toEqual({
      baseUrl: 'https://b.example',
      apiKey: KEY,
    });
    const list = `[{"apiKey": "sk-other-key-of-2025"}, {"baseURL": "${BASE}", "apiKey": "${KEY}"}]`;
    expect(parsePastedConfiguration(list)).toEqual(BOTH);
  });

  it('keeps http, a port and a path', () => {
    const text = `OPENAI_BASE_URL=http://192.168.1.5:3000/relay/v1 OPENAI_API_KEY=${KEY}`;
    expect(parsePastedConfiguration(text)).toEqual({
      baseUrl: 'http://192.168.1.5:3000/relay',
      apiKey: KEY,
    });
    expect(parsePastedConfiguration('curl https://[2001:db8::7]:8443/v1/models')).toEqual({
      baseUrl: 'https://[2001:db8::7]:8443',
    });
  });

  it.each([
    '',
    '   \n',
    'Hello, world.',
    'gateway.example',
    'https://',
    'https://YOUR_HOST/v1',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: A template as in a program.
    '`https://${host}/v1`',
    'api_key = settings.key_2',
    'base_url = settings.url.base',
    'API_KEY=sk-****',
    'sk-••••••••',
    'sk-learn',
    'the keyword: banana12',
    'Authorization: Basic dXNlcg==',
    'https://user:password@gateway.example',
  ])('finds nothing in %j', (text) => {
    expect(parsePastedConfiguration(text)).toBeUndefined();
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      ...['https://', 'http://a.example', 'curl ', ' -d "', " -d '", '\\"', '\\\n', '^"', '`\n'],
      ...['API_KEY=', 'key: ', 'Bearer ', 'sk-', 'sk-abc123def456', '密钥：', '接口地址：', '****'],
      ...['"base_url": "', '${', '{{', '%', '\u200b', 'ｓｋ－', '\ud800', '…', '//', '://', '['],
    ),
  );

  it('never throws, and returns only what can be saved', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const found = parsePastedConfiguration(pieces.join(''));
        if (!found) return;
        expect(Object.keys(found).length).toBeGreaterThan(0);
        const { baseUrl, apiKey } = found;
        if (baseUrl !== undefined)
          expect(parseBaseUrl(baseUrl, true)).toEqual({ ok: true, url: baseUrl });
        if (apiKey !== undefined) {
          expect(parseApiKey(apiKey)).toEqual({ ok: true, key: apiKey });
          expect(apiKey).not.toMatch(/[*•…$%]/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ...['a', ' ', '.', '\\', '^', '`', '"', "'", '\n', '\u200b', '＂', '密', '-', ':', '=', '/'],
    ...['https://', 'https://a.example ', 'http://[::', 'curl ', ' -d "', " -d '", ' -d \\"'],
    ...['key:', 'key ', 'api_key="', 'Bearer ', 'sk-a', 'sk-abc123def456 ', '密钥：', '\\ ', '` '],
    ...[
      '接口地址：a.',
      'a.b.',
      'base_url = a.example\n',
      'A_KEY=abc12345\n',
      'curl -d "\\" ',
      '"\\',
    ],
  ])('takes a megabyte of %j in linear time', (unit) => {
    const text = `curl ${unit.repeat(Math.ceil(1_000_000 / unit.length))}x`;
    expect(cpuTimeOf(() => parsePastedConfiguration(text))).toBeLessThan(3000);
  });
});

it.each([
  ['a second key', 'sk-abc123def456 sk-789ghi012jkl'],
  ['a word', 'sk-abc123def456 wrong'],
])('takes no key that is followed by %s, because the user has to see that', (_, text) => {
  expect(parsePastedConfiguration(text)).toBeUndefined();
});

import type { ServerResponse } from 'node:http';
import { CORS_HEADERS, dashboard, html, json } from '../answers.ts';
import { hangUp } from '../hang-up.ts';
import type { FaultTable } from './fault.ts';

const HUGE_BODY_BYTES = 20 * 1024 * 1024;
const DRIP_INTERVAL_MS = 100;

/** Responses of proxies, wrong URLs and failing networks. */
export const breakdowns = {
  'endpoint-missing-html': () => dashboard(),
  'bad-gateway-html': () => html(502, proxyPage('502 Bad Gateway')),
  'gateway-timeout-html': () => html(504, proxyPage('504 Gateway Time-out')),
  'truncated-json': ({ ordinary }) => ({ ...ordinary, body: firstHalf(ordinary.body) }),
  'empty-200': () => ({ status: 200, body: '' }),
  'other-shape': () => json(200, { status: 'healthy', uptime: 86_400, items: [1, 2, 3] }),
  'not-json': () => ({ ...json(200, null), body: 'Service is up and running.' }),
  redirect: ({ fault }) => ({
    ...html(302, ''),
    headers: { Location: fault.location ?? 'https://elsewhere.example/v2/gpts' },
  }),

  reset: () => hangUp,
  /** Declares a compression that the body does not have. */
  'lying-encoding': ({ ordinary }) => ({ ...ordinary, headers: { 'Content-Encoding': 'gzip' } }),
  'reset-mid-body': ({ ordinary }) => {
    const announcedBytes = Buffer.byteLength(ordinary.body);
    return (response) => {
      startJson(response, { 'Content-Length': announcedBytes });
      response.write(firstHalf(ordinary.body), () => hangUp(response));
    };
  },
  'huge-body': () => (response) => {
    startJson(response);
    response.write('{"code":0,"msg":"ok","sn":"","data":"');
    response.write(Buffer.alloc(HUGE_BODY_BYTES, 'x'));
    response.end('"}');
  },
  // Whitespace before the value is valid JSON, so a parser cannot reject it for its content.
  'slow-drip': () => (response) => {
    startJson(response);
    const drip = setInterval(() => response.write(' '), DRIP_INTERVAL_MS);
    response.once('close', () => clearInterval(drip));
  },
} satisfies FaultTable;

function startJson(response: ServerResponse, headers: Record<string, number> = {}): void {
  response.writeHead(200, { ...CORS_HEADERS, 'Content-Type': 'application/json', ...headers });
  response.flushHeaders();
}

function firstHalf(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function proxyPage(title: string): string {
  return (
    `<html><head><title>${title}</title></head>` +
    `<body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>`
  );
}

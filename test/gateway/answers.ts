import type { ServerResponse } from 'node:http';
import { createRandom, HEX, seedOf } from './random.ts';

/** A whole answer, ready to be sent. */
export interface Answer {
  status: number;
  /** The content type; without it, the answer has none. */
  type?: string;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** The headers of a real gateway. The star does not allow pages to send `Authorization`. */
export const CORS_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Allow-Headers': '*',
};

/** Sends an answer and ends the response. */
export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    ...CORS_HEADERS,
    ...(answer.type && { 'Content-Type': answer.type }),
    'Content-Length': Buffer.byteLength(answer.body),
    ...answer.headers,
  });
  response.end(answer.body);
}

export function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

export function html(status: number, body: string): Answer {
  return { status, type: 'text/html; charset=utf-8', body };
}

/** The family's envelope. `about` decides the serial number, so that answers repeat exactly. */
export function envelope(data: unknown, about: string): Answer {
  return json(200, { code: 0, msg: 'ok', sn: serialNumber(about), data });
}

/** A failure in the envelope: `code` says that it is one and `message` is for people. */
export function envelopeFailure(code: number, message: string, about: string): Answer {
  return json(200, { code, msg: message, sn: serialNumber(about), data: null });
}

/** How the gateway refuses. `fields` are added to the error, or replace its parts. */
export function gatewayError(
  status: number,
  message: string,
  fields: Record<string, string> = {},
): Answer {
  const withRequestId = `${message} (request id: ${REQUEST_ID})`;
  return json(status, { error: { message: withRequestId, type: 'one_api_error', ...fields } });
}

/** What a gateway answers under `/v1` where it has no route. */
export function invalidUrl(method: string, path: string): Answer {
  const message = `Invalid URL (${method} ${path})`;
  return json(404, { error: { message, type: 'invalid_request_error', param: '', code: '' } });
}

/** What a gateway answers everywhere else: its operator's dashboard, as if all was well. */
export function dashboard(): Answer {
  return html(
    200,
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Demo API</title></head>' +
      '<body><noscript>You need to enable JavaScript to run this app.</noscript>' +
      '<div id="root"></div></body></html>',
  );
}

export function notFoundPage(): Answer {
  return html(404, '<h1>404 Not Found</h1>');
}

const REQUEST_ID = '2024031912000000000000001';

function serialNumber(about: string): string {
  return createRandom(seedOf(about)).text(HEX, 32);
}

import type { ServerResponse } from 'node:http';
import { createRandom, HEX, seedOf } from './random.ts';

/** A complete response, ready to be sent. */
export interface Answer {
  status: number;
  /** The content type; the header is missing without it. */
  type?: string;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** The headers of a real gateway. The wildcard does not allow pages to send `Authorization`. */
export const CORS_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Allow-Headers': '*',
};

/** Sends a response and ends it. */
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

/** The family's envelope. `about` determines the serial number, so that responses are reproducible. */
export function envelope(data: unknown, about: string): Answer {
  return json(200, { code: 0, msg: 'ok', sn: serialNumber(about), data });
}

/** A failure in the envelope: `code` marks it as one, `message` is the text for users. */
export function envelopeFailure(code: number, message: string, about: string): Answer {
  return json(200, { code, msg: message, sn: serialNumber(about), data: null });
}

/** A refusal in the gateway's error format. `fields` are added to the error or replace its fields. */
export function gatewayError(
  status: number,
  message: string,
  fields: Record<string, string> = {},
): Answer {
  const withRequestId = `${message} (request id: ${REQUEST_ID})`;
  return json(status, { error: { message: withRequestId, type: 'one_api_error', ...fields } });
}

/** The refusal of a request that the balance does not cover. */
export function balanceUsedUp(): Answer {
  const fields = { param: '', code: 'insufficient_user_quota' };
  return gatewayError(403, 'user quota is not enough', fields);
}

/** The response to an unknown route under `/v1`. */
export function invalidUrl(method: string, path: string): Answer {
  const message = `Invalid URL (${method} ${path})`;
  return json(404, { error: { message, type: 'invalid_request_error', param: '', code: '' } });
}

/** The response to every other path: the operator's dashboard, with status 200. */
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

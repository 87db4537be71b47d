import type { Failure } from '../../../utils/gateway/failure.ts';
import { type HttpResponse, parseResponse } from '../../../utils/gateway/parse-response.ts';

export const NOW = Date.UTC(2024, 5, 1, 12);
export const JSON_TYPE = 'application/json; charset=utf-8';

export function getFailure(answer: Partial<HttpResponse>): Failure | undefined {
  const result = parseResponse(
    { status: 200, contentType: JSON_TYPE, body: '', ...answer },
    { now: NOW },
  );
  return result.ok ? undefined : result.failure;
}

export function jsonResponse(status: number, body: unknown): Partial<HttpResponse> {
  return { status, body: JSON.stringify(body) };
}

/** An error response in the usual shape of these gateways. */
export function refusal(status: number, message: string, code?: string): Partial<HttpResponse> {
  return jsonResponse(status, { error: { message, type: 'one_api_error', ...(code && { code }) } });
}

export function page(status: number, body = '<!doctype html><title>Dashboard</title>') {
  return { status, contentType: 'text/html; charset=utf-8', body };
}

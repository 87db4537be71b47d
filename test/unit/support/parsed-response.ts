import { type ParsedResponse, parseResponse } from '../../../utils/gateway/parse-response.ts';

/** What the client passes to a parser for a body with status 200. */
export function parsed(body: unknown): ParsedResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const result = parseResponse({ status: 200, contentType: 'application/json', body: text });
  if (!result.ok) throw new Error(`The body is a failure: ${result.failure.kind}`);
  return result.value;
}

/** The numbers in a value, at any depth. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

import { isObject } from '../lib/is-object.ts';
import type { ParsedResponse } from './parse-response.ts';

/** The fields of a response and of the envelope around it; those inside count first. */
export function getFields({ data, envelope }: ParsedResponse): Record<string, unknown> {
  return { ...(isObject(envelope) && envelope), ...(isObject(data) && data) };
}

/** The list in a response: the data itself, or the first of these fields that is a list. */
export function findList(response: ParsedResponse, names: string[]): unknown[] | undefined {
  const { data, envelope } = response;
  if (Array.isArray(data)) return data;
  const fields = getFields(response);
  const list = names.map((name) => fields[name]).find(Array.isArray);
  // Gateways written in Go send null for an empty list.
  return list ?? (data === null && isObject(envelope) ? [] : undefined);
}

import { isObject } from '../../lib/is-object.ts';
import type { Failure } from '../failure.ts';
import { parseResponse } from '../parse-response.ts';

/** What one JSON object of an answer says. Texts are empty if it has none. */
export interface Payload {
  text: string;
  reasoning: string;
  /** Why the model stopped: in lower case, as the gateway names it. */
  finishReason?: string;
  tokens?: { input: number; output: number };
  failure?: Failure;
  /** It is a whole answer instead of a piece of one. */
  isWhole: boolean;
}

/**
 * Reads a chunk of a stream, a whole answer or an error, as gateways send them: `delta` or `message`, either of which may
 * be null, text in parts, and errors at any time. `undefined` if the JSON is none of these. Throws if it is not JSON.
 */
export function readPayload(json: string): Payload | undefined {
  const value: unknown = JSON.parse(json);
  const chunk = findChunk(value);
  const failure = !chunk || isError(chunk.error) ? findFailure(value, json) : undefined;
  if (!chunk) return failure && { text: '', reasoning: '', failure, isWhole: false };
  const [first] = Array.isArray(chunk.choices) ? chunk.choices.filter(isObject) : [];
  const message = first?.delta ?? first?.message;
  const part = isObject(message) ? message : {};
  const reason = toText(first?.finish_reason).toLowerCase();
  return {
    text: toText(part.content) || toText(part.refusal),
    reasoning: toText(part.reasoning_content ?? part.reasoning),
    finishReason: /^(?:null)?$/.test(reason) ? undefined : reason,
    tokens: toTokens(chunk.usage),
    failure,
    isWhole: isObject(first?.message) && !first?.delta,
  };
}

type Fields = Record<string, unknown>;

/** The object with the choices or the usage, which may be in an envelope. */
function findChunk(json: unknown): Fields | undefined {
  if (!isObject(json)) return undefined;
  if (Array.isArray(json.choices) || isObject(json.usage)) return json;
  return isObject(json.data) && Array.isArray(json.data.choices) ? json.data : undefined;
}

function isError(error: unknown): boolean {
  return isObject(error)
    ? Object.keys(error).length > 0
    : typeof error === 'string' && error !== '';
}

/** The failure in a JSON value, such as `{error: …}`, `{type: 'error', message}` or `{success: false, message}`. */
function findFailure(value: unknown, json: string): Failure | undefined {
  const isBare = isObject(value) && value.type === 'error' && !isError(value.error);
  const body = isBare ? `{"error":${json}}` : json;
  // The stream has begun with success.
  const response = { status: 200, contentType: 'application/json', body };
  const result = parseResponse(response, { isProven: true, isChat: true });
  return result.ok ? undefined : result.failure;
}

/** A text, or the texts of a list of parts. */
function toText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (isObject(part) && typeof part.text === 'string' ? part.text : ''))
    .join('');
}

/** The usage as counted; `undefined` if it is missing or zero, which some gateways send until the end. */
function toTokens(usage: unknown): Payload['tokens'] {
  if (!isObject(usage)) return undefined;
  const input = usage.prompt_tokens ?? usage.input_tokens;
  const output = usage.completion_tokens ?? usage.output_tokens;
  if (!isCount(input) || !isCount(output) || input + output === 0) return undefined;
  return { input, output };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

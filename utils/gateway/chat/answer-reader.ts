import { createParser } from 'eventsource-parser';
import { hasVisibleText } from '../../lib/trim-text.ts';
import type { Failure } from '../failure.ts';
import { parseResponse } from '../parse-response.ts';
import type { ChatEnd, ChatEvent } from './chat.ts';
import { MAX_ANSWER_LENGTH } from './conversation.ts';
import { type Payload, readPayload } from './read-payload.ts';
import { createThinkingSplitter } from './split-thinking.ts';

/** In characters: a JSON object on one line or several. Answers of models are shorter, even escaped. */
export const MAX_LENGTH = 4 * 1024 * 1024;

/** A JSON object that is spread over lines has no more of them. */
const MAX_JSON_LINES = 200;

/** Lines without a meaning, one after another. Each one takes time, and no real answer comes near. */
const MAX_UNREAD_LINES = 5000;

/** Reads the body of a response to a chat message, piece by piece. */
export interface AnswerReader {
  /** Returns what the next piece of the body adds. Pieces may be cut anywhere. */
  read(text: string): ChatEvent[];
  /** Nothing more is to be read: the answer has ended, failed, or is too long. */
  isOver(): boolean;
  /** The model has said why it stopped, so at most the count of tokens follows. */
  isFinished(): boolean;
  /** Returns what was held back until more arrives. `isComplete`: the body has ended, and not by a broken connection. */
  close(isComplete: boolean): ChatEvent[];
  /** Call `close` before. */
  getEnd(): ChatEnd;
}

/**
 * Creates a reader for the body of a successful response. Most bodies are event streams, some are JSON lines, one JSON
 * object, or plain text, and the content type is not always right, so the beginning of the body is evidence, too.
 */
export function createAnswerReader(contentType: string): AnswerReader {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const isTextType = ['', 'text/plain', 'text/markdown'].includes(type);
  const thinking = createThinkingSplitter();

  let format: Format | undefined;
  let beginning = '';
  /** The body, until something in it has a meaning. */
  let unread: string | undefined = '';
  let partialJson: string[] = [];
  let partialLength = 0;
  let unreadLines = 0;

  let events: ChatEvent[] = [];
  let length = 0;
  let hasText = false;
  let tokens: Payload['tokens'];
  let finishReason: string | undefined;
  let failure: Failure | undefined;
  let isDone = false;
  let isTooLong = false;
  let isWhole = false;

  const parser = createParser({
    maxBufferSize: MAX_LENGTH,
    onEvent: ({ data }) => readLine(data),
    onError({ type: problem, field, value, line }) {
      if (problem === 'max-buffer-size-exceeded') isTooLong = true;
      else if (field === 'error') readLine(toErrorObject(value ?? ''));
      else if (line !== undefined) readLine(line);
    },
  });

  const isOver = () => isDone || isTooLong || failure !== undefined;

  function emit(added: ChatEvent[]): void {
    for (const event of added) {
      if (event.type === 'tokens') {
        events.push(event);
        continue;
      }
      const text = event.text.slice(0, MAX_ANSWER_LENGTH - length);
      isTooLong ||= text.length < event.text.length;
      length += text.length;
      // Some gateways keep the connection open with characters that nobody sees, such as U+200B.
      if (event.type === 'text') hasText ||= hasVisibleText(text);
      if (text !== '') events.push({ type: event.type, text });
    }
  }

  /** Reads a data line of an event stream, or a line that is no field of one. */
  function readLine(line: string): void {
    const json = line.trim();
    // Some gateways wrap their comments as data.
    if (isOver() || json === '' || json.startsWith(':')) return;
    if (json.startsWith('[DONE]')) {
      isDone = true;
      unread = undefined;
      return;
    }
    const payload = parseLine(json);
    unreadLines = payload ? 0 : unreadLines + 1;
    if (unreadLines > MAX_UNREAD_LINES) failure = { kind: 'unreadable' };
    if (!payload) return;
    unread = undefined;
    readAnswer(payload);
  }

  function parseLine(json: string): Payload | undefined {
    const alone = tryToRead(json);
    if (alone && alone !== 'not-json') {
      partialJson = [];
      return alone;
    }
    const isFirst = partialJson.length === 0;
    if (isFirst && (alone !== 'not-json' || !/^[{[]/.test(json))) return undefined;
    partialLength = (isFirst ? 0 : partialLength) + json.length;
    if (partialLength > MAX_LENGTH) {
      partialJson = [];
      return undefined;
    }
    partialJson.push(json);
    const joined = isFirst ? 'not-json' : tryToRead(partialJson.join('\n'));
    if (joined !== 'not-json' || partialJson.length > MAX_JSON_LINES) partialJson = [];
    return joined === 'not-json' ? undefined : joined;
  }

  function readAnswer(payload: Payload): void {
    // An answer in several messages is a stream, which has to say when it is complete.
    if (payload.text) isWhole = payload.isWhole && !hasText;
    if (payload.reasoning) emit([{ type: 'reasoning', text: payload.reasoning }]);
    if (payload.text) emit(thinking.split(payload.text));
    finishReason = payload.finishReason ?? finishReason;
    const { tokens: counted } = payload;
    if (counted && (counted.input !== tokens?.input || counted.output !== tokens.output)) {
      tokens = counted;
      emit([{ type: 'tokens', ...counted }]);
    }
    failure = payload.failure;
  }

  function readBody(text: string): void {
    if (format === 'page') {
      failure = { kind: 'not-a-gateway' };
    } else if (format === 'text') {
      unread = undefined;
      emit(thinking.split(text));
    } else {
      if (unread !== undefined) unread += text;
      // Every line is an event of its own: some gateways leave out the blank line between them.
      parser.feed(text.replace(/\r\n?|\n/g, '\n\n'));
      if (unread && unread.length > MAX_LENGTH) failure ??= { kind: 'unreadable' };
    }
  }

  /** Nothing in the body was understood: it is the answer as plain text, an error in words, or unreadable. */
  function readUnread(body: string): void {
    const words = withoutFields(body);
    if (words === '') return;
    if (isTextType) {
      isWhole = true;
      emit(thinking.split(body));
    } else {
      failure = toFailure(words);
    }
  }

  function take(): ChatEvent[] {
    const taken = events;
    events = [];
    return taken;
  }

  return {
    isOver,
    isFinished: () => finishReason !== undefined,
    read(text) {
      if (isOver()) return [];
      if (format) {
        readBody(text);
      } else {
        beginning += text;
        format = detectFormat(type, isTextType, beginning, false);
        if (format) readBody(beginning);
      }
      return take();
    },
    close(isComplete) {
      if (!format && beginning.trim() !== '') {
        format = detectFormat(type, isTextType, beginning, true);
        readBody(beginning);
      }
      // The last line may lack its line break.
      if (format === 'lines' && !isOver()) parser.feed('\n\n');
      if (format === 'text' && isComplete) isWhole = true;
      if (unread !== undefined && !isOver() && isComplete) readUnread(unread);
      emit(thinking.flush());
      return take();
    },
    getEnd() {
      if (failure) return { at: 'failed', failure };
      if (isTooLong) return { at: 'cut-off', by: 'length' };
      if (REFUSED.test(finishReason ?? '')) {
        return { at: 'failed', failure: { kind: 'content-refused' } };
      }
      if (LENGTH.test(finishReason ?? '')) return { at: 'cut-off', by: 'length' };
      if (!hasText) return { at: 'empty' };
      const isComplete = finishReason === undefined ? isWhole : !BROKEN.test(finishReason);
      return isComplete ? { at: 'complete' } : { at: 'cut-off', by: 'end' };
    },
  };
}

/** Reasons to stop, as different upstreams name them. */
const LENGTH = /^(?:length|max_tokens|max_output_tokens|model_length)$/;
const REFUSED = /^(?:content_filter|safety|sensitive|prohibited_content|blocklist)$/;
const BROKEN = /error/;

/** `lines`: an event stream or JSON. */
type Format = 'lines' | 'text' | 'page';

const PAGE = /^<(?:!doctype|html)\b/i;
const LINES = /^(?:(?:data|event|id|retry|error)?:|\{|\[DONE\]|\[\{)/;
/** The patterns above match within so many characters, so the format is the same however the body arrives. */
const BEGINNING_LENGTH = 10;

/** `undefined` if the body is still too short to tell. */
function detectFormat(
  type: string,
  isTextType: boolean,
  body: string,
  isAll: boolean,
): Format | undefined {
  const beginning = body.trimStart();
  if (LINES.test(beginning)) return 'lines';
  if (!isAll && beginning.length < BEGINNING_LENGTH) return undefined;
  if (PAGE.test(beginning) || type.endsWith('html')) return 'page';
  return isTextType ? 'text' : 'lines';
}

function tryToRead(json: string): Payload | undefined | 'not-json' {
  // An exception costs more than this test.
  if (!/^[{[]/.test(json) || !/[}\]]$/.test(json)) return 'not-json';
  try {
    return readPayload(json);
  } catch {
    return 'not-json';
  }
}

/** The value of a field `error` as an object with an error: it is the error alone, the object, or words. */
function toErrorObject(value: string): string {
  try {
    const error: unknown = JSON.parse(value);
    const isHolder = typeof error === 'object' && error !== null && 'error' in error;
    return isHolder ? value : `{"error":${value}}`;
  } catch {
    return JSON.stringify({ error: value });
  }
}

/** The words in an event stream that has no JSON. */
function withoutFields(body: string): string {
  return body
    .replace(/^(?:event|id|retry):.*$/gm, '')
    .replace(/^data: ?/gm, '')
    .replace(/^:.*$/gm, '')
    .trim();
}

/** The failure of a response that is words, like an error in plain text. */
function toFailure(words: string): Failure {
  if (/^[{["<]/.test(words)) return { kind: 'unreadable' };
  const response = { status: 400, contentType: 'text/plain', body: words };
  const result = parseResponse(response, { isProven: true, isChat: true });
  return result.ok ? { kind: 'unreadable' } : result.failure;
}

/** A chat as a client requests it. */
export interface ChatRequest {
  model: string;
  /** The GPT that the model names, or null if it names none. */
  gpt: NamedGpt | null;
  messages: ReceivedMessage[];
  isStreamed: boolean;
  /** Whether the last chunk of a stream should tell the number of tokens. */
  includesUsage: boolean;
}

interface NamedGpt {
  base: 'gpt-4' | 'gpt-4o';
  id: string;
}

interface ReceivedMessage {
  role: string;
  text: string;
  /** The URLs of its images. */
  images: string[];
}

/** An id may have the slug of its link behind it. */
const GPT_MODEL = /^(gpt-4o?)-gizmo-(g-[0-9a-zA-Z]+)(?:-.*)?$/;

export function isChatRequest(method: string, path: string): boolean {
  return method === 'POST' && path === '/v1/chat/completions';
}

/** Reads the body of a request; null if it is no JSON, or has no model or no messages. */
export function readChatRequest(body: Buffer): ChatRequest | null {
  const parsed = parseObject(body.toString());
  if (!parsed) return null;
  const { model, messages, stream, stream_options: options } = parsed;
  if (typeof model !== 'string' || !Array.isArray(messages) || messages.length === 0) return null;
  return {
    model,
    gpt: readGpt(model),
    messages: messages.map(readMessage),
    isStreamed: stream === true,
    includesUsage: isObject(options) && options.include_usage === true,
  };
}

/** The text of the last message of the user. */
export function lastQuestion({ messages }: ChatRequest): string {
  return messages.findLast(({ role }) => role === 'user')?.text ?? '';
}

export function countImages({ messages }: ChatRequest): number {
  return messages.reduce((count, { images }) => count + images.length, 0);
}

function readGpt(model: string): NamedGpt | null {
  const [, base, id] = GPT_MODEL.exec(model) ?? [];
  if (id === undefined) return null;
  return { base: base === 'gpt-4o' ? 'gpt-4o' : 'gpt-4', id };
}

function readMessage(message: unknown): ReceivedMessage {
  const { role, content } = isObject(message) ? message : {};
  const parts = Array.isArray(content)
    ? content.filter(isObject)
    : [{ type: 'text', text: content }];
  const texts = parts.map(({ text }) => text).filter((text) => typeof text === 'string');
  const images = parts
    .map(({ image_url: image }) => (isObject(image) ? image.url : undefined))
    .filter((url) => typeof url === 'string');
  return { role: typeof role === 'string' ? role : '', text: texts.join('\n'), images };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

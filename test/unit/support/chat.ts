import type { DemoGateway } from '../../gateway/server.ts';

/** What a test asks a model. */
export interface ChatOptions {
  model?: string;
  /** The text of the only message, unless there are `messages`. */
  text?: string;
  messages?: object[];
  stream?: boolean;
  includeUsage?: boolean;
  signal?: AbortSignal;
}

export const MODEL = 'gpt-4-gizmo-g-k3IqoCe1l';

/** Sends a chat to a gateway with its key. Answers are streamed unless the options say otherwise. */
export function askChat(
  { url, key }: Pick<DemoGateway, 'url' | 'key'>,
  {
    model = MODEL,
    text = 'Hello',
    messages,
    stream = true,
    includeUsage,
    signal,
  }: ChatOptions = {},
): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model,
      messages: messages ?? [{ role: 'user', content: text }],
      stream,
      ...(includeUsage && { stream_options: { include_usage: true } }),
    }),
    ...(signal && { signal }),
  });
}

/** The text of an answer that is not streamed. */
export async function readPlain(response: Response): Promise<string> {
  const { choices } = await response.json();
  return choices[0].message.content;
}

/** The data of a well-formed stream: all lines, and the JSON of those that have any. */
export async function readFrames(response: Response) {
  const body = await response.text();
  const frames = body.split('\n\n').filter(Boolean);
  const data = frames.map((frame) => frame.slice('data: '.length));
  const chunks = data.filter((text) => text !== '[DONE]').map((text) => JSON.parse(text));
  return { body, data, chunks, text: textOf(chunks) };
}

interface ReadChunk {
  choices: { delta: { content?: string } }[];
}

/** The text of all chunks together. */
export function textOf(chunks: ReadChunk[]): string {
  return chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? '')).join('');
}

import { readImage } from '../images.ts';
import type { ChatRequest } from '../request.ts';

/** What a chat consists of, as JSON in a code block, so that tests and people can read it. */
export function echo({ model, messages }: ChatRequest): string {
  const received = messages.map(({ role, text, images }) => ({
    role,
    characters: text.length,
    images: images.length,
    ...(images.length > 0 && { formats: images.map((url) => readImage(url)?.format ?? 'url') }),
  }));
  return `\`\`\`json\n${JSON.stringify({ model, messages: received }, null, 2)}\n\`\`\``;
}

import * as z from 'zod/mini';
import type { Hit } from '../gpt/gpt.ts';
import { findIdInUrl, isGptId } from '../gpt/gpt-id.ts';
import { isObject } from '../lib/is-object.ts';
import { listOf, text } from './lenient.ts';

const RawHit = z.object({
  id: text(200),
  title: text(300),
  name: text(300),
  link: text(2000),
  description: text(10_000),
  author: text(300),
});

const RawHits = listOf(RawHit);

/**
 * Parses the search hits in a response whose envelope is already removed. Each GPT occurs once, without the boilerplate
 * of the web index that the gateway searches. `undefined` if it is not a list of hits in a known shape.
 */
export function parseHits(data: unknown): Hit[] | undefined {
  const raw = z.parse(RawHits, isObject(data) ? findList(data) : data);
  if (raw?.length && raw.every(({ id, link }) => !id && !link)) return undefined;
  const hits = new Map<string, Hit>();
  for (const { id: ownId = '', link = '', title, name, description, author } of raw ?? []) {
    const id = isGptId(ownId) ? ownId : findIdInUrl(link);
    if (!id || hits.has(id)) continue;
    const indexText = description ? splitIndexText(description) : {};
    hits.set(id, {
      id,
      name: name ?? removeSiteName(title) ?? id,
      description: indexText.description,
      author: author ?? indexText.author,
    });
  }
  return raw && [...hits.values()];
}

/** Paginated lists are often wrapped in an object. */
function findList(data: Record<string, unknown>): unknown {
  const names = ['items', 'list', 'hits', 'results', 'gpts', 'data'];
  return names.map((name) => data[name]).find(Array.isArray);
}

function removeSiteName(title: string | undefined): string | undefined {
  const bare = title
    ?.replace(/(?:\s+[-–—|]\s+(?:OpenAI|ChatGPT))+$/i, '')
    .replace(/^ChatGPT\s+[-–—|]\s+/i, '');
  return bare?.trim() || undefined;
}

/**
 * "<description> By <author>. Sign up to chat. Requires ChatGPT Plus. …", as web indexes store it. An author contains
 * no end of a sentence, but websites ("okafor.example") and initials contain dots. The alternatives are mutually
 * exclusive for each character, which prevents catastrophic backtracking.
 */
const TAIL =
  /(?:^|\s|(?<=[。！？]))(?:By ((?:[^.]|\.(?=\S)|(?<=\b\p{Lu})\.(?=\s)){1,80})\.\s+)?(?:Sign up to chat\.|Requires ChatGPT Plus\.|ChatGPT is a free-to-use AI system\.)/u;

function splitIndexText(indexText: string): { description?: string; author?: string } {
  const tail = TAIL.exec(indexText);
  if (!tail) return { description: indexText };
  return {
    description: indexText.slice(0, tail.index).trim() || undefined,
    author: tail[1]?.trim(),
  };
}

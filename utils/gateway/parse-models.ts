import { isObject } from '../lib/is-object.ts';
import { trimText } from '../lib/trim-text.ts';
import type { ModelOffers } from './account.ts';
import type { ParsedResponse } from './parse-response.ts';
import { findList } from './response-fields.ts';

/** Names of each kind that are kept. A gateway may list a model for each of hundreds of GPTs. */
const MAX_NAMES = 100;

/** A longer name is dropped: shortened, it would be the name of another model. */
const MAX_NAME_LENGTH = 200;

/** `gpt-4-gizmo-*` or `gpt-4-gizmo-g-2fkFE8rbu`, also with another model in front. */
const GPT_MODEL = /(?:^|-)gizmo-(?:\*|g-)/i;

/**
 * Finds the models for GPT Lens in a list of models. Gateways send it in the shapes of one-api (`object: "list"`),
 * new-api (`success: true`), Anthropic and Gemini, or as a bare list. `undefined` if it is in none of them.
 */
export function parseModels(response: ParsedResponse): ModelOffers | undefined {
  const list = findList(response, ['models', 'data', 'items', 'list']);
  if (!list) return undefined;
  const names = [...new Set(list.flatMap((item) => findName(item) ?? []))];
  if (list.length > 0 && names.length === 0) return undefined;
  const reranks = (name: string) => /rerank/i.test(name);
  const embeds = (name: string) => /embed/i.test(name) && !reranks(name);
  return {
    count: names.length,
    gptModels: sortByUse(names.filter((name) => GPT_MODEL.test(name))).slice(0, MAX_NAMES),
    rerankModels: names.filter(reranks).slice(0, MAX_NAMES),
    embeddingModels: names.filter(embeds).slice(0, MAX_NAMES),
  };
}

function findName(item: unknown): string | undefined {
  const candidates = isObject(item) ? [item.id, item.model, item.model_name, item.name] : [item];
  for (const candidate of candidates) {
    if (typeof candidate !== 'string' || candidate.length > MAX_NAME_LENGTH) continue;
    // Gemini's form is "models/gemini-pro".
    const name = trimText(candidate, MAX_NAME_LENGTH)?.replace(/^models\//, '');
    if (name) return name;
  }
  return undefined;
}

/** Models for any GPT come first, `gpt-4-gizmo-*` before the others because every gateway understands it. */
function sortByUse(names: string[]): string[] {
  const rank = (name: string) => {
    if (!name.includes('*')) return 2;
    return /^gpt-4-gizmo/i.test(name) ? 0 : 1;
  };
  return names.toSorted((a, b) => rank(a) - rank(b));
}

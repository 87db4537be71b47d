import type { GptId } from '../../gpt/gpt-id.ts';
import type { ModelOffers } from '../account.ts';

/** The name under which a gateway offers a GPT as a model. */
export interface ModelChoice {
  model: string;
  /** Another name that the gateway may know, for the user to choose if the first one fails. Never used by itself. */
  alternative: string;
}

/** Stands for the id in the user's pattern. */
const ID = '{id}';

/**
 * Chooses the model that stands for a GPT. `models` is what the gateway lists, if that is known. `pattern` is the user's
 * own form, such as `gpt-4-gizmo-{id}`; without `{id}` it names no GPT and is ignored.
 */
export function chooseModel(
  id: GptId,
  models: ModelOffers | undefined,
  pattern?: string,
): ModelChoice {
  // Every proxy to ChatGPT understands the first form. Some take the second one as the plain model, without the GPT.
  const usual = `gpt-4-gizmo-${id}`;
  const unusual = `gpt-4o-gizmo-${id}`;
  const listed = findListed(id, models?.gptModels ?? []);
  const own = pattern?.includes(ID) ? pattern.trim().replaceAll(ID, id) : undefined;
  const model = own ?? listed ?? usual;
  if (listed !== undefined && listed !== model) return { model, alternative: listed };
  return { model, alternative: model === usual ? unusual : usual };
}

/** The name of this GPT, or else of any GPT, in the gateway's list. */
function findListed(id: GptId, gptModels: string[]): string | undefined {
  const sorted = gptModels.toSorted((a, b) => rank(a) - rank(b));
  // The name of the GPT may follow, as in `gpt-4-gizmo-g-2fkFE8rbu-code-guru`.
  const exact = new RegExp(`(?:^|-gizmo-)${id}(?:-|$)`);
  const anyGpt = sorted.find((name) => name.endsWith('-gizmo-*'));
  return sorted.find((name) => exact.test(name)) ?? anyGpt?.replace('*', id);
}

function rank(name: string): number {
  if (name.startsWith('gpt-4-gizmo-')) return 0;
  return name.startsWith('gpt-4o-gizmo-') ? 1 : 2;
}

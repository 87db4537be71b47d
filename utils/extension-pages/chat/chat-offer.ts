import type { ModelOffers } from '../../gateway/account.ts';
import { chooseModel, type ModelChoice } from '../../gateway/chat/choose-model.ts';
import type { Turn } from '../../gateway/chat/conversation.ts';
import type { FailureKind } from '../../gateway/failure.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { GatewayInfo } from '../../settings/gateway-info.ts';
import type { GatewayEntry } from '../../settings/gateway-list.ts';

/** Whether a gateway lists a GPT for chats. `unknown`: its list of models has not been read. */
export type ChatOffer = 'listed' | 'not-listed' | 'unknown';

/** Whether the list of models names this GPT, or any GPT. */
export function getChatOffer(id: GptId, models: ModelOffers | undefined): ChatOffer {
  if (!models) return 'unknown';
  const isListed = models.gptModels.some((name) => name.endsWith('*') || name.includes(id));
  return isListed ? 'listed' : 'not-listed';
}

/** Whether a gateway lists all of several GPTs. */
export function combineOffers(offers: ChatOffer[]): ChatOffer {
  if (offers.includes('unknown')) return 'unknown';
  return offers.includes('not-listed') ? 'not-listed' : 'listed';
}

/** The names under which a gateway probably offers a GPT. */
export function getModelChoice(
  id: GptId,
  entry: GatewayEntry | undefined,
  info: GatewayInfo | undefined,
): ModelChoice {
  return chooseModel(id, info?.models, entry?.chatModel);
}

/** Failures that another name of the model may avoid. */
const MODEL_FAILURES: FailureKind[] = ['no-channel', 'price-not-set', 'unknown-gpt'];

/** The other name to offer after a failure of one; `undefined` if that would not help. */
export function findAlternative(
  choice: ModelChoice,
  failed: { model: string; kind: FailureKind },
): string | undefined {
  if (!MODEL_FAILURES.includes(failed.kind)) return undefined;
  return [choice.model, choice.alternative].find((model) => model !== failed.model);
}

/** The model that has answered in this conversation: a name that the user has tried stays in use. */
export function findWorkingModel(turns: Turn[], gatewayId: string): string | undefined {
  return turns
    .flatMap(({ answers }) => answers)
    .findLast((answer) => answer.gatewayId === gatewayId && answer.text !== '')?.model;
}

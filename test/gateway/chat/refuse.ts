import { otherModels } from '../account/models.ts';
import type { Answer } from '../answers.ts';
import { refuseWithoutKey } from '../key.ts';
import type { GatewayState } from '../state.ts';
import { isBrokenImage } from './images.ts';
import {
  balanceTooLow,
  bodyTooLarge,
  brokenImage,
  modelNotFound,
  noChannel,
  notAChatModel,
} from './refusals.ts';
import type { ChatRequest } from './request.ts';

/** The default limit of nginx, which stands before most gateways. */
const MAX_BODY_BYTES = 1024 * 1024;

/** The refusal of a body, before anything of it is read, or null. */
export function refuseBody(
  { key }: GatewayState,
  authorization: string | undefined,
  bytes: number,
): Answer | null {
  return bytes > MAX_BODY_BYTES ? bodyTooLarge() : refuseWithoutKey(authorization, key);
}

/** The refusal of a chat, in the order in which gateways check it, or null. */
export function refuseChat(state: GatewayState, chat: ChatRequest): Answer | null {
  const refusal = refuseModel(state, chat);
  if (refusal) return refusal;
  if (chat.messages.some(({ images }) => images.some(isBrokenImage))) return brokenImage();
  const canPay = !chat.gpt || state.account.canPay('gpt-4-gizmo-*');
  return canPay ? null : balanceTooLow(state.account.left);
}

function refuseModel({ catalogue }: GatewayState, { model, gpt }: ChatRequest): Answer | null {
  if (gpt) return catalogue.find(gpt.id) ? null : modelNotFound(model);
  const listed = otherModels.find(({ id }) => id === model);
  if (!listed) return noChannel(model);
  return listed.supported_endpoint_types.includes('openai') ? null : notAChatModel();
}

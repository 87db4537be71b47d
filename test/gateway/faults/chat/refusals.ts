import { gatewayError, json } from '../../answers.ts';
import { bodyTooLarge, brokenImage, modelNotFound, noChannel } from '../../chat/refusals.ts';
import type { ChatFaultTable } from './chat-fault.ts';

/** Refusals that only chats have, by the gateway, its proxy, or the upstream. */
export const chatRefusals = {
  /** The text of older gateways, which has no code. */
  'chat-no-channel-older': {
    refuse: ({ model }) => gatewayError(503, `当前分组 default 下对于模型 ${model} 无可用渠道`),
  },
  'chat-channel-failed': {
    refuse: ({ model }) => {
      const message = `获取分组 default 下模型 ${model} 的可用渠道失败（distributor）`;
      return gatewayError(503, message, { type: 'new_api_error', code: 'get_channel_failed' });
    },
  },
  /** The GPT is gone, or the upstream is the official API, which has no GPTs. */
  'chat-model-not-found': { refuse: ({ model }) => modelNotFound(model) },
  'chat-unavailable': {
    refuse: ({ model }) =>
      gatewayError(503, `The model ${model} is temporarily unavailable`, {
        code: 'model_not_found',
      }),
  },
  'chat-model-forbidden': {
    refuse: ({ model }) => gatewayError(403, `该令牌无权访问模型 ${model}`),
  },
  'chat-request-limit': {
    refuse: () => gatewayError(429, '您已达到请求数限制：1分钟内最多请求10次'),
  },
  'chat-sensitive-words': {
    refuse: () =>
      gatewayError(400, 'user sensitive words detected', {
        type: 'new_api_error',
        code: 'sensitive_words_detected',
      }),
  },
  'chat-price-missing': {
    refuse: ({ model }) =>
      gatewayError(
        500,
        `模型 ${model} 倍率或价格未配置，请联系管理员设置或开始自用模式；` +
          `Model ${model} ratio or price not set, please set or start self-use mode`,
        { type: 'new_api_error', code: 'model_price_error' },
      ),
  },
  'chat-image-failed': {
    refuse: ({ messages }) => (messages.some(({ images }) => images.length) ? brokenImage() : null),
  },
  'chat-too-large': { refuse: () => bodyTooLarge() },

  // What an upstream in Python answers, passed on.
  'chat-detail-rate-limit': { refuse: () => json(429, { detail: 'rate-limit' }) },
  'chat-detail-no-content': {
    refuse: () => json(403, { detail: 'No content in the message.' }),
  },
  'chat-detail-model-not-found': {
    refuse: ({ model }) => {
      const message = `The model ${model} does not exist`;
      return json(404, { detail: { message, type: null, param: null, code: 'model_not_found' } });
    },
  },
} satisfies ChatFaultTable;

/** General kinds whose text tells the model of a chat. */
export const refusalsInWordsOfChats: ChatFaultTable = {
  'no-channel': { refuse: ({ model }) => noChannel(model) },
};

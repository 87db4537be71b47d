import { QUOTA_PER_DOLLAR } from '../account/account.ts';
import { PRICES } from '../account/price-list.ts';
import { type Answer, gatewayError, html, json } from '../answers.ts';

/** How gateways and what stands before and behind them refuse a chat. */

export function noChannel(model: string): Answer {
  const fields = { type: 'new_api_error', code: 'model_not_found' };
  const message = `分组 default 下模型 ${model} 无可用渠道（distributor）`;
  return gatewayError(503, message, fields);
}

/** The upstream does not know the GPT, or no longer. */
export function modelNotFound(model: string): Answer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`;
  const type = 'invalid_request_error';
  return json(404, { error: { message, type, param: null, code: 'model_not_found' } });
}

export function notAChatModel(): Answer {
  const message =
    'This is not a chat model and thus not supported in the v1/chat/completions endpoint.';
  const type = 'invalid_request_error';
  return json(404, { error: { message, type, param: 'model', code: null } });
}

export function malformed(): Answer {
  const fields = { type: 'invalid_request_error', code: 'invalid_request' };
  return gatewayError(400, 'A model and messages are required', fields);
}

/** The proxy before a gateway refuses a long body with its own page. */
export function bodyTooLarge(): Answer {
  const title = '413 Request Entity Too Large';
  return html(
    413,
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
      '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
  );
}

export function brokenImage(): Answer {
  const fields = { type: 'new_api_error', code: 'count_token_messages_failed' };
  return gatewayError(500, 'failed to get image config: image: unknown format', fields);
}

/** @param left - what is left of the balance, in units of quota */
export function balanceTooLow(left: number): Answer {
  const dollars = [left / QUOTA_PER_DOLLAR, PRICES['gpt-4-gizmo-*']];
  const [has, needs] = dollars.map((amount) => `＄${amount.toFixed(6)} 额度`);
  const fields = { type: 'new_api_error', code: 'insufficient_user_quota' };
  const message = `chat pre-consumed quota failed, user quota: ${has}, need quota: ${needs}`;
  return gatewayError(403, message, fields);
}

/** Stands for the id of the GPT in the name of a model. */
const ID = '{id}';

/** More than any name of a model has. */
const MAX_LENGTH = 200;

/** Why a name was rejected: it would not tell the gateway which GPT to ask, or is too long. */
export type ChatModelProblem = 'no-id';

export type ParsedChatModel =
  | { ok: true; model: string | undefined }
  | { ok: false; problem: ChatModelProblem };

/** Parses the user's own name of a GPT's model, such as `gpt-4-gizmo-{id}`. `undefined` if it is empty. */
export function parseChatModel(typed: string): ParsedChatModel {
  const model = typed.normalize('NFKC').replace(/\s/g, '');
  if (model === '') return { ok: true, model: undefined };
  const isValid = model.includes(ID) && model.length <= MAX_LENGTH;
  return isValid ? { ok: true, model } : { ok: false, problem: 'no-id' };
}

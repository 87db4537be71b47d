import {
  createModel,
  GPT_MODEL,
  listModels,
  type Model,
  otherModels,
} from '../../account/models.ts';
import { json } from '../../answers.ts';
import { DOCUMENTED_ID, DOCUMENTED_REQUEST_ID } from '../../catalogue.ts';
import type { AccountFault, AccountFaultTable } from './account-fault.ts';

const allModels = [createModel(GPT_MODEL), ...otherModels];

/** Lists of models in other shapes, and with other models. */
export const models = {
  'models-one-api': list({ object: 'list', data: allModels.map(oneApiModel) }),
  'models-without-object': list({ success: true, data: allModels }),
  'models-bare-array': list(allModels),
  /** What new-api sends to clients of Anthropic. */
  'models-anthropic': list({
    data: allModels.map(anthropicModel),
    first_id: allModels.at(0)?.id,
    has_more: false,
    last_id: allModels.at(-1)?.id,
  }),
  /** One model for each GPT instead of one for all, as one-api needs it. */
  'models-exact-gizmo': withGptModels(
    `gpt-4-gizmo-${DOCUMENTED_ID}`,
    `gpt-4-gizmo-${DOCUMENTED_REQUEST_ID}`,
  ),
  'models-gpt-4o-gizmo': withGptModels('gpt-4o-gizmo-*'),
  'models-without-gizmo': withGptModels(),
  'models-empty': list(listModels([])),
} satisfies AccountFaultTable;

function list(body: object): AccountFault {
  return { models: () => json(200, body) };
}

function withGptModels(...ids: string[]): AccountFault {
  return list(listModels([...ids.map((id) => createModel(id)), ...otherModels]));
}

function oneApiModel({ supported_endpoint_types: _, ...model }: Model): object {
  const permission = {
    id: `modelperm-${model.id}`,
    object: 'model_permission',
    created: model.created,
    allow_create_engine: true,
    allow_sampling: true,
    allow_logprobs: true,
    allow_search_indices: false,
    allow_view: true,
    allow_fine_tuning: false,
    organization: '*',
    group: null,
    is_blocking: false,
  };
  return { ...model, permission: [permission], root: model.id, parent: null };
}

function anthropicModel({ id, created }: Model): object {
  const createdAt = new Date(created * 1000).toISOString();
  return { id, type: 'model', display_name: id, created_at: createdAt };
}

/** A model as new-api lists it. */
export interface Model {
  id: string;
  object: 'model';
  created: number;
  owned_by: string;
  supported_endpoint_types: string[];
}

export const GPT_MODEL = 'gpt-4-gizmo-*';
const OWNER = 'lanternworks';
const CREATED_SECONDS = 1_626_777_600;

/** The models of the gateway, except those for chats with GPTs. */
export const otherModels: readonly Model[] = [
  ...['gpt-4o', 'gpt-4o-mini', 'o3-mini'].map((id) => createModel(id)),
  createModel('dall-e-3', 'image-generation'),
  createModel('jina-reranker-v2-base-multilingual', 'jina-rerank'),
  createModel('bge-reranker-v2-m3', 'jina-rerank'),
  createModel('text-embedding-3-small', 'embeddings'),
  createModel('text-embedding-3-large', 'embeddings'),
];

export function createModel(id: string, endpoint = 'openai'): Model {
  return {
    id,
    object: 'model',
    created: CREATED_SECONDS,
    owned_by: OWNER,
    supported_endpoint_types: [endpoint],
  };
}

/** The list of models as newer versions of new-api send it. */
export function listModels(models: readonly Model[]): object {
  return { success: true, object: 'list', data: models };
}

/**
 * One model. Gateways know only their built-in names here, so models for chats with GPTs do not exist, although the
 * list contains them.
 */
export function retrieveModel(id: string): object {
  const model = otherModels.find((each) => each.id === id);
  if (model) return model;
  const message = `The model '${id}' does not exist`;
  const type = 'invalid_request_error';
  return { error: { message, type, param: 'model', code: 'model_not_found' } };
}

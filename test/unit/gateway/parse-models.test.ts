import { describe, expect, it } from 'vitest';
import { parseModels } from '../../../utils/gateway/parse-models.ts';
import { parsed } from '../support/parsed-response.ts';

const NAMES = ['gpt-4o', 'gpt-4-gizmo-*', 'bge-reranker-v2-m3', 'text-embedding-3-small'];
const FOUND = {
  count: 4,
  gptModels: ['gpt-4-gizmo-*'],
  rerankModels: ['bge-reranker-v2-m3'],
  embeddingModels: ['text-embedding-3-small'],
};
const NOTHING = { count: 0, gptModels: [], rerankModels: [], embeddingModels: [] };

const oneApi = NAMES.map((id) => ({
  id,
  object: 'model',
  created: 1_626_777_600,
  owned_by: 'custom',
  permission: [],
  root: id,
  parent: null,
}));

describe('a list of models', () => {
  it.each<[string, unknown]>([
    ['one-api', { object: 'list', data: oneApi }],
    ['new-api, without object', { success: true, data: oneApi }],
    [
      'newer new-api',
      {
        success: true,
        object: 'list',
        data: oneApi.map((model) => ({ ...model, supported_endpoint_types: ['openai'] })),
      },
    ],
    [
      'Anthropic',
      {
        data: NAMES.map((id) => ({ type: 'model', id, display_name: `The ${id}`, created_at: '' })),
        has_more: false,
        first_id: 'gpt-4o',
        last_id: 'text-embedding-3-small',
      },
    ],
    [
      'Gemini',
      {
        models: NAMES.map((id) => ({ name: `models/${id}`, displayName: id })),
        nextPageToken: null,
      },
    ],
    ['a bare list of objects', oneApi],
    ['a bare list of names', NAMES],
    ['a list of names in an envelope', { code: 0, msg: 'ok', data: NAMES }],
    ['a list inside data', { success: true, data: { items: oneApi, total: 4 } }],
    ['model names in another field', { data: NAMES.map((model_name) => ({ id: 7, model_name })) }],
  ])('is parsed in the shape of %s', (_, body) => {
    expect(parseModels(parsed(body))).toEqual(FOUND);
  });

  it.each<[string, unknown]>([
    ['an empty list', { object: 'list', data: [] }],
    ['null instead of a list', { success: true, message: '', data: null }],
  ])('is empty for %s', (_, body) => {
    expect(parseModels(parsed(body))).toEqual(NOTHING);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    ['an empty object', {}],
    ['an object without a list', { status: 'ok' }],
    ['models by name', { data: { 'gpt-4o': {} } }],
    ['a list without names', { data: [{ id: null }, null, 4, [], { name: '' }] }],
  ])('is not readable as %s', (_, body) => {
    expect(parseModels(parsed(body))).toBeUndefined();
  });

  it('skips entries without a name and counts names once', () => {
    const data = [null, { id: 'gpt-4o' }, { id: null, name: 'gpt-4o' }, { id: 'o3' }, 5, {}];
    expect(parseModels(parsed({ data }))?.count).toBe(2);
  });
});

describe('models for chats with GPTs', () => {
  const gptModels = (...data: string[]) => parseModels(parsed({ data }))?.gptModels;

  it('are those for any GPT first, gpt-4 before the others', () => {
    expect(
      gptModels(
        'gpt-4-gizmo-g-2fkFE8rbu',
        'gpt-5-gizmo-*',
        'gpt-4o-gizmo-*',
        'gpt-4-gizmo-*',
        'gpt-4',
      ),
    ).toEqual(['gpt-4-gizmo-*', 'gpt-5-gizmo-*', 'gpt-4o-gizmo-*', 'gpt-4-gizmo-g-2fkFE8rbu']);
  });

  it.each(['gpt-4-gizmo', 'gizmo-tts', 'gpt-4-all', 'g-2fkFE8rbu', 'my-gizmo-game'])(
    'do not include %s, which names no GPT',
    (name) => {
      expect(gptModels(name)).toEqual([]);
    },
  );
});

it('a reranker for embeddings is not an embedding model', () => {
  const models = parseModels(parsed(['embed-rerank-1', 'Embed-2', 'Qwen/Qwen3-Reranker-8B']));
  expect(models?.rerankModels).toEqual(['embed-rerank-1', 'Qwen/Qwen3-Reranker-8B']);
  expect(models?.embeddingModels).toEqual(['Embed-2']);
});

describe('a hostile list of models', () => {
  it('is stored with at most 100 names of each kind, and the model for any GPT is one of them', () => {
    const names = ['gpt-4-gizmo-g-', 'rerank-', 'embed-'].flatMap((prefix) =>
      Array.from({ length: 5000 }, (_, index) => `${prefix}${index}`),
    );
    const models = parseModels(parsed([...names, 'gpt-4-gizmo-*']));
    expect(models?.count).toBe(15_001);
    expect(models?.gptModels).toHaveLength(100);
    expect(models?.gptModels[0]).toBe('gpt-4-gizmo-*');
    expect(models?.rerankModels).toHaveLength(100);
    expect(models?.embeddingModels).toHaveLength(100);
  });

  it('does not shorten a name, which would name another model', () => {
    const models = parseModels(parsed(['embed-1', `embed-${'x'.repeat(300)}`]));
    expect(models).toMatchObject({ count: 1, embeddingModels: ['embed-1'] });
  });

  it('contains no misleading characters afterwards', () => {
    expect(parseModels(parsed(['embed-\u202e1\u0000']))?.embeddingModels).toEqual(['embed-1']);
  });
});

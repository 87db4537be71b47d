import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../gateway/faults/fault.ts';
import type { FaultKind } from '../../gateway/faults/kinds.ts';
import { useDemoGateway } from '../support/demo-gateway.ts';
import { createClient } from '../support/openai-client.ts';

const gateway = useDemoGateway();

async function listIds(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of createClient(gateway).models.list()) ids.push(id);
  return ids;
}

/** The error that listing the models throws. */
async function failToList(fault?: Fault): Promise<unknown> {
  if (fault) gateway.fail(fault);
  return createClient(gateway)
    .models.list()
    .then(
      () => 'no error',
      (error: unknown) => error,
    );
}

describe('the official client', () => {
  it.each<FaultKind>(['normal', 'models-one-api', 'models-without-object', 'models-anthropic'])(
    'lists the models of a gateway: %s',
    async (kind) => {
      gateway.fail({ kind, endpoint: 'models' });
      const ids = await listIds();
      expect(ids).toHaveLength(9);
      expect(ids).toContain('gpt-4-gizmo-*');
    },
  );

  it('reads the fields of a model', async () => {
    const model = await createClient(gateway).models.retrieve('gpt-4o');
    const { id, object, owned_by, created } = model;
    expect({ id, object, owned_by }).toEqual({
      id: 'gpt-4o',
      object: 'model',
      owned_by: 'lanternworks',
    });
    expect(Number.isInteger(created)).toBe(true);
  });

  it('lists the models for GPTs under the names that the gateway has', async () => {
    gateway.fail({ kind: 'models-gpt-4o-gizmo' });
    expect((await listIds())[0]).toBe('gpt-4o-gizmo-*');
    gateway.fail({ kind: 'models-empty' });
    expect(await listIds()).toEqual([]);
  });

  it('finds no models in a bare array', async () => {
    gateway.fail({ kind: 'models-bare-array' });
    expect(await listIds()).toEqual([]);
  });

  it('does not notice that a model is missing, because the gateway answers with status 200', async () => {
    const model = await createClient(gateway).models.retrieve('gpt-4-gizmo-g-2fkFE8rbu');
    expect(model).not.toHaveProperty('id');
    expect(model).toMatchObject({ error: { code: 'model_not_found' } });
  });

  it('reports a wrong key as an authentication error', async () => {
    const error = await createClient({ url: gateway.url, key: 'sk-wrong' })
      .models.list()
      .then(undefined, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(error).toMatchObject({ status: 401, type: 'one_api_error' });
    expect(String(error)).toContain('无效的令牌');
  });

  it('reports a used-up balance as a denied permission', async () => {
    const error = await failToList({ kind: 'quota', endpoint: 'models' });
    expect(error).toBeInstanceOf(OpenAI.PermissionDeniedError);
    expect(error).toMatchObject({ status: 403, code: 'insufficient_user_quota' });
  });

  it('reports a rate limit, also without a body', async () => {
    const error = await failToList({ kind: 'rate-limited', endpoint: 'models' });
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ status: 429 });
    const withMessage = await failToList({ kind: 'rate-limited-message', endpoint: 'models' });
    expect(withMessage).toBeInstanceOf(OpenAI.RateLimitError);
    expect(String(withMessage)).toContain('当前分组上游负载已饱和');
  });

  it('reports a missing route as not found', async () => {
    const error = await failToList({ kind: 'no-account-endpoints' });
    expect(error).toBeInstanceOf(OpenAI.NotFoundError);
    expect(error).toMatchObject({ status: 404, type: 'invalid_request_error' });
    expect(String(error)).toContain('Invalid URL (GET /v1/models)');
  });

  it('reports a missing channel as a server error', async () => {
    const error = await failToList({ kind: 'no-channel', endpoint: 'models' });
    expect(error).toBeInstanceOf(OpenAI.InternalServerError);
    expect(error).toMatchObject({ status: 503, code: 'model_not_found' });
    expect(String(error)).toContain('无可用渠道');
  });

  it('reports a closed connection as a connection error', async () => {
    const error = await failToList({ kind: 'reset', endpoint: 'models' });
    expect(error).toBeInstanceOf(OpenAI.APIConnectionError);
  });
});

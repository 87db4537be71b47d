import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { messageSchema } from '../../../utils/background/message-schema.ts';

const isValid = (message: unknown) => z.safeParse(messageSchema, message).success;

describe('the schema of the message that opens a chat', () => {
  it('accepts the id of a GPT and drops everything else', () => {
    const message = { type: 'open-chat', id: 'g-2fkFE8rbu' };
    const { data } = z.safeParse(messageSchema, { ...message, text: 'Hello', isPrivate: false });
    expect(data).toEqual(message);
  });

  it.each([undefined, 'g-2fkFE8rb', 'https://chatgpt.com/g/g-2fkFE8rbu', ['g-2fkFE8rbu']])(
    'rejects the id %j',
    (id) => {
      expect(isValid({ type: 'open-chat', id })).toBe(false);
    },
  );
});

describe('the schema of messages about pictures in answers', () => {
  it.each(['https://files.example/a.png?sig=1', 'HTTP://127.0.0.1:8080/a.png'])(
    'accepts %s',
    (url) => {
      expect(isValid({ type: 'get-chat-picture', url })).toBe(true);
    },
  );

  it.each([
    ...['', 'a.png', 'javascript:alert(1)', 'file:///a.png', ' https://files.example/a.png'],
    ...[`https://files.example/${'a'.repeat(8000)}`, 7, undefined],
  ])('rejects %j', (url) => {
    expect(isValid({ type: 'get-chat-picture', url })).toBe(false);
  });
});

describe('the schema of messages about gateways', () => {
  it.each([
    { type: 'activate-gateway', gatewayId: 'first' },
    { type: 'activate-gateway', gatewayId: crypto.randomUUID() },
    { type: 'read-balance' },
    { type: 'read-balance', gatewayId: 'first', isAutomatic: true },
    { type: 'connection-tested', gatewayId: 'first', lookups: 4, isWorking: true },
  ])('accepts %j', (message) => {
    expect(z.safeParse(messageSchema, message)).toMatchObject({ data: message });
  });

  it.each([
    { type: 'activate-gateway' },
    { type: 'activate-gateway', gatewayId: '' },
    { type: 'activate-gateway', gatewayId: 'x'.repeat(65) },
    { type: 'activate-gateway', gatewayId: 7 },
    { type: 'read-balance', gatewayId: null },
    { type: 'read-balance', isAutomatic: 'yes' },
    { type: 'connection-tested', lookups: 4, isWorking: true },
  ])('rejects %j', (message) => {
    expect(isValid(message)).toBe(false);
  });
});

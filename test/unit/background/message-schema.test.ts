import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { messageSchema } from '../../../utils/background/message-schema.ts';

const isValid = (message: unknown) => z.safeParse(messageSchema, message).success;

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

import { describe, expect, it } from 'vitest';
import {
  addNegativeResponse,
  getValidFailure,
  MAX_RESPONSES,
  removeNegativeResponse,
} from '../../../../utils/lookup/cache/negative-entry.ts';
import { NOW, toId, toNegative } from '../../support/cache-database.ts';

const HOUR_MS = 60 * 60 * 1000;
const failure = { kind: 'unknown-gpt' } as const;

describe('a negative entry', () => {
  it('holds the last response of each gateway', () => {
    const first = addNegativeResponse(toNegative(1, {}), 'a', { failure, at: NOW });
    const second = addNegativeResponse(first, 'b', { failure, at: NOW });
    expect(addNegativeResponse(second, 'a', { failure, at: NOW + 1 })).toEqual({
      asked: toId(1),
      byGateway: { a: { failure, at: NOW + 1 }, b: { failure, at: NOW } },
    });
  });

  it('drops the oldest response if it has too many', () => {
    let entry = toNegative(1, {});
    for (let n = 0; n < MAX_RESPONSES + 3; n++) {
      entry = addNegativeResponse(entry, `gateway ${n}`, { failure, at: NOW + n });
    }
    const ids = Object.keys(entry.byGateway);
    expect(ids).toHaveLength(MAX_RESPONSES);
    expect(ids).toContain(`gateway ${MAX_RESPONSES + 2}`);
    expect(ids).not.toContain('gateway 2');
  });

  it('is nothing without a response', () => {
    const entry = toNegative(1, { a: NOW, b: NOW });
    expect(removeNegativeResponse(entry, 'a')).toEqual(toNegative(1, { b: NOW }));
    expect(removeNegativeResponse(toNegative(1, { a: NOW }), 'a')).toBeUndefined();
  });

  it('counts for an hour, and only for the gateway that gave it', () => {
    const entry = toNegative(1, { a: NOW });
    const getKind = (gatewayId: string, now: number) =>
      getValidFailure(entry, gatewayId, now)?.kind;
    expect(getKind('a', NOW + HOUR_MS - 1)).toBe('unknown-gpt');
    expect(getKind('a', NOW + HOUR_MS)).toBeUndefined();
    expect(getKind('b', NOW)).toBeUndefined();
    expect(getValidFailure(undefined, 'a', NOW)).toBeUndefined();
  });
});

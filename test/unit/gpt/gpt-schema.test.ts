import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Operation } from '../../../utils/gpt/gpt.ts';
import { gptSchema } from '../../../utils/gpt/gpt-schema.ts';
import { gptId } from '../support/gpt-id.ts';

const operation: Operation = {
  name: 'Send a mail',
  method: 'post',
  isCalledWithoutAsking: true,
  collects: [{ kind: 'email', parameters: ['to'] }],
};

/** The Action of a stored GPT after validation. */
function validate(action: object): unknown {
  const id = gptId('g-2fkFE8rbu');
  const gpt = { id, actions: [action], categories: [], starters: [], isFirstParty: false };
  return z.parse(gptSchema, gpt).actions[0];
}

describe('the stored operations of an Action', () => {
  it('are kept', () => {
    const action = { domain: 'mail.example', operations: [operation], omittedOperations: 3 };
    expect(validate(action)).toEqual(action);
    expect(validate({ operations: [] })).toEqual({ operations: [] });
  });

  it('are missing in the data of earlier versions', () => {
    expect(validate({ domain: 'mail.example' })).toEqual({ domain: 'mail.example' });
  });

  it.each<[string, unknown]>([
    ['not a list', 'text'],
    ['too many', Array(41).fill(operation)],
    ['of an unknown kind', [{ ...operation, collects: [{ kind: 'dreams', parameters: [] }] }]],
    ['without a name', [{ ...operation, name: undefined }]],
  ])('cost nothing else if they are %s', (_, operations) => {
    expect(validate({ domain: 'mail.example', operations })).toEqual({ domain: 'mail.example' });
  });

  it.each(['3', null, -1, 0.5])('cost nothing else if their numbers are %j', (number) => {
    const action = { domain: 'mail.example', omittedOperations: number, rulesVersion: number };
    expect(validate(action)).toEqual({ domain: 'mail.example' });
  });
});

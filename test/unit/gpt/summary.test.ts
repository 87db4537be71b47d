import { expect, it } from 'vitest';
import type { Action } from '../../../utils/gpt/gpt.ts';
import { toSummary } from '../../../utils/gpt/summary.ts';
import { gptId } from '../support/gpt-id.ts';

it('a summary has the operations of Actions without their parameter names', () => {
  const mail: Action = {
    domain: 'mail.example',
    omittedOperations: 2,
    operations: [
      {
        name: 'Send a mail',
        method: 'post',
        isCalledWithoutAsking: true,
        collects: [{ kind: 'email', parameters: ['to', 'cc'] }],
      },
    ],
  };
  const actions = [mail, { domain: 'unstated.example' }];
  const id = gptId('g-2fkFE8rbu');
  const summary = toSummary({ id, actions, categories: [], starters: [], isFirstParty: false });
  expect(summary.actions).toEqual([
    {
      ...mail,
      operations: [{ ...mail.operations?.[0], collects: [{ kind: 'email', parameters: [] }] }],
    },
    { domain: 'unstated.example' },
  ]);
});

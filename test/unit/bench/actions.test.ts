import { expect, it } from 'vitest';
import { type LabeledLine, score } from '../../bench/actions.ts';

const line = (...kinds: LabeledLine['kinds']): LabeledLine => ({
  op: 'GET /',
  in: 'query',
  name: 'x',
  kinds,
});

it('scores kinds by precision and recall, and leaves parameters without a kind out of the average', () => {
  const lines = [line('email'), line('email', 'query'), line('none'), line('query'), line('none')];
  const result = score(lines, [['email'], ['query'], ['email'], [], []]);
  expect(result.micro).toEqual({ precision: 2 / 3, recall: 2 / 4, f1: expect.closeTo(4 / 7) });
  expect(result.personal).toEqual({ precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 });
  expect(result.kinds.email).toEqual({ precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, support: 2 });
  expect(result.kinds.query).toEqual({
    precision: 1,
    recall: 1 / 2,
    f1: expect.closeTo(2 / 3),
    support: 2,
  });
});

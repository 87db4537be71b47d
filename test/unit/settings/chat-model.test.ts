import { expect, it } from 'vitest';
import { parseChatModel } from '../../../utils/settings/chat-model.ts';

it.each([
  ['gpt-4-gizmo-{id}', 'gpt-4-gizmo-{id}'],
  ['  gpt-4-gizmo-{id} ', 'gpt-4-gizmo-{id}'],
  ['｛id｝', '{id}'],
  ['', undefined],
  [' \u3000', undefined],
])('the typed model %j is %j', (typed, model) => {
  expect(parseChatModel(typed)).toEqual({ ok: true, model });
});

it.each(['gpt-4', 'gpt-4-gizmo-*', 'gpt-4-gizmo-{ID}', `{id}${'x'.repeat(200)}`])(
  'the typed model %j is rejected, because it does not tell which GPT to ask',
  (typed) => {
    expect(parseChatModel(typed)).toEqual({ ok: false, problem: 'no-id' });
  },
);

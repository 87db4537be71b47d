import { expect, it } from 'vitest';
import { chooseModel } from '../../../../utils/gateway/chat/choose-model.ts';
import { gptId } from '../../support/gpt-id.ts';

const ID = gptId('g-2fkFE8rbu');
const GPT_4 = `gpt-4-gizmo-${ID}`;
const GPT_4O = `gpt-4o-gizmo-${ID}`;

type Row = [
  name: string,
  gptModels: string[] | undefined,
  pattern: string | undefined,
  model: string,
  alternative: string,
];

it.each<Row>([
  ['without a list', undefined, undefined, GPT_4, GPT_4O],
  ['with a list without GPTs', [], undefined, GPT_4, GPT_4O],
  ['for any GPT as gpt-4', ['gpt-4-gizmo-*'], undefined, GPT_4, GPT_4O],
  ['for any GPT as gpt-4o only', ['gpt-4o-gizmo-*'], undefined, GPT_4O, GPT_4],
  ['for any GPT in both forms', ['gpt-4o-gizmo-*', 'gpt-4-gizmo-*'], undefined, GPT_4, GPT_4O],
  ['for any GPT in another form', ['gpt-5-gizmo-*'], undefined, `gpt-5-gizmo-${ID}`, GPT_4],
  ['for this GPT', [GPT_4], undefined, GPT_4, GPT_4O],
  ['for this GPT as gpt-4o, and any as gpt-4', ['gpt-4-gizmo-*', GPT_4O], undefined, GPT_4O, GPT_4],
  ['for this GPT in both forms', [GPT_4O, GPT_4], undefined, GPT_4, GPT_4O],
  ['for this GPT by its id alone', [ID], undefined, ID, GPT_4],
  ['for this GPT with its name', [`${GPT_4}-code-guru`], undefined, `${GPT_4}-code-guru`, GPT_4],
  ['for other GPTs only', ['gpt-4-gizmo-g-k3IqoCe1l', `${GPT_4O}x`], undefined, GPT_4, GPT_4O],
  ['with another case', [`gpt-4o-gizmo-${ID.toLowerCase()}`], undefined, GPT_4, GPT_4O],
  ['with a pattern', undefined, 'gpt-5-gizmo-{id}', `gpt-5-gizmo-${ID}`, GPT_4],
  ['with a pattern that is the usual form', undefined, 'gpt-4-gizmo-{id}', GPT_4, GPT_4O],
  ['with a pattern and a list', ['gpt-4o-gizmo-*'], ' {id} ', ID, GPT_4O],
  ['with a pattern as listed', ['gpt-4o-gizmo-*'], 'gpt-4o-gizmo-{id}', GPT_4O, GPT_4],
  ['with an empty pattern', ['gpt-4o-gizmo-*'], '', GPT_4O, GPT_4],
  ['with a pattern without the id', undefined, 'gpt-4o', GPT_4, GPT_4O],
])('chooses the model %s', (_, gptModels, pattern, model, alternative) => {
  const models = gptModels && { count: 9, gptModels, rerankModels: [], embeddingModels: [] };
  expect(chooseModel(ID, models, pattern)).toEqual({ model, alternative });
});

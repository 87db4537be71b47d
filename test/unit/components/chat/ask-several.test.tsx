import type { ComponentProps } from 'preact';
import { describe, expect, it } from 'vitest';
import { AskSeveral } from '../../../../components/chat/ask-several.tsx';
import { ACTIONS, createComposerState } from '../../../gallery/chat-fixtures.ts';
import { NOW, noop } from '../../../gallery/fixtures.ts';
import { toId } from '../../support/cache-database.ts';
import { newAnswer, question } from '../../support/conversations.ts';
import { renderIn } from '../../support/render.tsx';

type Props = ComponentProps<typeof AskSeveral>;

const IDS = [1, 2].map(toId);

const createRound = (id: number): Props['rounds'][number] => ({
  ...{ id: `${id}`, question: question(`Question ${id}`) },
  cells: IDS.map((gpt) => ({
    turn: {
      ...{ conversation: gpt, place: id, question: question(`Question ${id}`) },
      answers: [newAnswer(`${gpt} ${id}`, { state: { at: 'complete' }, text: 'Answer' })],
    },
  })),
});

function render(changed: Partial<Props>): string {
  const props: Props = {
    ...{ rounds: [], isBusy: false, problem: undefined, votes: new Map() },
    gpts: IDS.map((id) => ({
      ...{ id, name: undefined, picture: undefined, alternative: undefined },
      ...{ isUnsaved: false, actions: ACTIONS },
    })),
    ...{ omittedTurns: 0, historyTokens: 0, composer: createComposerState() },
    ...{ accepted: { images: 'yes', texts: 'yes' }, gatewayName: 'Gateway', price: undefined },
    ...{ offer: 'listed', keeping: 'kept', sum: { count: 0, priced: 0, cost: 0 } },
    ...{ today: undefined, topUpUrl: undefined, now: NOW },
    actions: {
      ...ACTIONS,
      ...{ stop: noop, stopAll: noop, openDetails: noop, vote: noop, removeVote: noop },
    },
    ...changed,
  };
  return renderIn('en', <AskSeveral {...props} />);
}

describe('several GPTs that are asked', () => {
  it('have a text box that does not speak of one GPT', () => {
    expect(render({})).toContain('placeholder="Ask these GPTs"');
  });

  it('are said not to get the questions above a line', () => {
    const rounds = [createRound(1), createRound(2)];
    expect(render({ rounds })).not.toContain('no longer sent');
    expect(render({ rounds, omittedTurns: 1 })).toMatch(/no longer sent.*Question 2/);
    expect(render({ rounds, omittedTurns: 2 })).toMatch(/Question 2.*no longer sent/);
  });
});

import { expect, it } from 'vitest';
import { HoverCard } from '../../../../components/card/hover-card.tsx';
import type { LookupAnswer } from '../../../../utils/lookup/lookup-service.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';
import { LANGUAGES, NOW, renderIn } from '../../support/render.tsx';

const noop = () => {};
const FOUND: LookupAnswer = { found: true, cached: toCachedGpt(1) };
const GONE: LookupAnswer = { found: false, failure: { kind: 'unknown-gpt' } };

/** The labels of the card's buttons without text. */
function labelsOf(answer: LookupAnswer, onTry?: () => void) {
  return LANGUAGES.map((language) => {
    const html = renderIn(
      language,
      <HoverCard
        id={toId(1)}
        answer={answer}
        variant="beside"
        now={NOW}
        copy={async () => {}}
        onTry={onTry}
        onRecover={noop}
        onDetails={noop}
        onPin={noop}
        onClose={noop}
      />,
    );
    return [...html.matchAll(/<button[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label);
  });
}

it('a card offers to try a GPT that was found', () => {
  const [en, zh] = labelsOf(FOUND, noop);
  expect(en).toContain('Try');
  expect(zh).toContain('试用');
});

it('a card offers to try no GPT that was not found, and none where that is impossible', () => {
  for (const labels of [...labelsOf(GONE, noop), ...labelsOf(FOUND)]) {
    expect(labels).not.toContain('Try');
    expect(labels).not.toContain('试用');
  }
});

import { expect, it } from 'vitest';
import { estimateTokens } from '../../../../utils/gateway/chat/estimate-tokens.ts';

const PARAGRAPHS = [
  'The ferry leaves at 7:30 and returns at 18:45, except on Sundays. ',
  '渡轮每天早上七点半出发，下午六点四十五分返回。',
  'const tides = [{ at: "06:10", meters: 3.2 }, { at: "18:31", meters: 2.9 }];\n',
];

it('estimates a long text by samples as it would by all its characters', () => {
  const pieces = Array.from({ length: 9000 }, (_, n) => PARAGRAPHS[(n * 7) % 3] ?? '');
  const counted = pieces.reduce((sum, piece) => sum + estimateTokens(piece), 0);
  const estimate = estimateTokens(pieces.join(''));
  expect(pieces.join('').length).toBeGreaterThan(400_000);
  expect(estimate / counted).toBeGreaterThan(0.9);
  expect(estimate / counted).toBeLessThan(1.1);
});

it('estimates more tokens for more text around the length from which it takes samples', () => {
  const text = 'A page of the log has room for twelve lines. '.repeat(600);
  expect(estimateTokens(text.slice(0, 21_000))).toBeGreaterThan(
    estimateTokens(text.slice(0, 19_900)),
  );
});

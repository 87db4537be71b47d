import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount } from '../../../../utils/background/toolbar/format-count.ts';
import { getSurroundingText } from '../../../../utils/content/scan/excerpt.ts';
import { findIdsInText } from '../../../../utils/content/scan/ids-in-text.ts';
import { findBareIds, type GptId } from '../../../../utils/gpt/gpt-id.ts';
import { mergePageLists } from '../../../../utils/gpt/page-list.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';

const WINDOW = 300;

function found(text: string, window?: number) {
  return [...findIdsInText(text, window)].filter((each) => each !== undefined);
}

describe('findIdsInText', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'g-',
      'g-k3IqoCe1l',
      'g-recaptcha',
      ' ',
      '_',
      '%2F',
      '%3D',
      '-gizmo-',
      'chatgpt.com/g/',
    ),
    fc.constant(`g-${'0a1b2c3d'.repeat(4)}`),
    fc.string({ maxLength: 120 }),
  );

  it('finds the same ids in windows as in one piece', () => {
    const texts = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(found(text, WINDOW)).toEqual(findBareIds(text));
      }),
    );
  });

  it('finds an id at the edge of any window', () => {
    for (let shift = 0; shift < 2 * WINDOW; shift++) {
      const text = `g-${' '.repeat(shift)} g-k3IqoCe1l ${' '.repeat(WINDOW)}`;
      expect(found(text, WINDOW)).toEqual(findBareIds(text));
    }
  });

  it.each(['g-g-', 'g-0123456789abcdef', '/g/g-', 'g-aaaaaaaaa_', '%2Fg-%2F', 'g- '])(
    'takes time by its length alone: %s',
    (bait) => {
      const long = bait.repeat(1_200_000 / bait.length);
      const short = long.slice(0, long.length / 4);
      const timeOf = (text: string) => cpuTimeOf(() => found(text));
      // What is not compiled yet would be measured with the shorter text only, or in the midst of the longer.
      for (let times = 0; times < 3; times++) timeOf(long);
      // In turn, and all together: the clock of the processor tells some milliseconds at a time. A busy machine spoils
      // single rounds, so that one good round is enough: what takes time by more than its length never has one.
      const isLinear = () => {
        const total = { long: 0, short: 0 };
        for (let times = 0; times < 9; times++) {
          total.long += timeOf(long);
          total.short += timeOf(short);
        }
        // Four times the size takes four times as long, and some for clearing up; a quadratic reader would take sixteen.
        return total.long < 8 * total.short + 10;
      };
      expect(isLinear() || isLinear() || isLinear()).toBe(true);
    },
  );
});

describe('getSurroundingText', () => {
  it('returns whole words around the id in one line', () => {
    const text = `${'before '.repeat(20)}g-k3IqoCe1l\n\n${'after '.repeat(20)}`;
    const start = text.indexOf('g-');
    expect(getSurroundingText(text, start, start + 11)).toBe(
      'before before before before g-k3IqoCe1l after after after after after',
    );
  });

  it('is never longer than a line and contains the id', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (before, after) => {
        const text = `${before} g-k3IqoCe1l ${after}`;
        const excerpt = getSurroundingText(text, before.length + 1, before.length + 12);
        expect(excerpt.length).toBeLessThanOrEqual(80);
        expect(excerpt).toContain('g-k3IqoCe1l');
      }),
    );
  });
});

it.each([
  [0, ''],
  [1, '1'],
  [999, '999'],
  [1_000, '1K+'],
  [1_999, '1K+'],
  [5_000, '5K+'],
])('the badge shows %d as “%s”', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

describe('mergePageLists', () => {
  const gpt = (id: string, text = '') => ({ id: id as GptId, text, isLink: false });

  it('merges lists and keeps the first location of each GPT', () => {
    const top = { gpts: [gpt('g-b', 'top'), gpt('g-a')], isTruncated: false };
    const inner = { gpts: [gpt('g-c'), gpt('g-b', 'inner')], isTruncated: false };
    expect(mergePageLists([top, inner])).toEqual({
      gpts: [gpt('g-b', 'top'), gpt('g-a'), gpt('g-c')],
      isTruncated: false,
    });
  });

  it('truncates lists that are too long and reports it', () => {
    const list = (name: string) => ({
      gpts: Array.from({ length: 3_000 }, (_, n) => gpt(`g-${name}${n}`)),
      isTruncated: false,
    });
    const one = mergePageLists([list('a'), list('b')]);
    expect(one.gpts).toHaveLength(5_000);
    expect(one.isTruncated).toBe(true);
    expect(mergePageLists([{ gpts: [], isTruncated: true }]).isTruncated).toBe(true);
  });
});

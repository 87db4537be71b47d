import { CompareHead } from '../../../components/compare/compare-head.tsx';
import { CompareRow } from '../../../components/compare/compare-row.tsx';
import { type Compared, CompareView } from '../../../components/compare/compare-view.tsx';
import { compareGpts } from '../../../utils/extension-pages/compare/compare.ts';
import { answerOf, DAY, done, FAILURES, gptOf, NOW, nothing, PICTURE } from '../fixtures.ts';
import { drawnStory, pressed, story, wide } from '../story.ts';

function column(name: string, more: Partial<Compared> = {}): Compared {
  return { id: gptOf(name).id, isRequested: true, answer: answerOf(name), ...more };
}

const UNREAD = column('Shell Sage', { isRequested: false, answer: undefined });
const WAITING = column('Café Lingua', { answer: undefined });
const FAILED = column('Map Room', { answer: { found: false, failure: FAILURES['unknown-gpt'] } });

const COLUMNS = [
  column('Penny Pilot', { picture: PICTURE }),
  column('Fine Print', { answer: answerOf('Fine Print', 3 * DAY) }),
];

export const compareStories = [
  story(
    'compare-view',
    wide('sidepanel', 560),
    { now: NOW, onLookUp: nothing, onChoose: nothing, copy: done, save: nothing },
    CompareView,
    {
      two: { columns: COLUMNS },
      'two, what is the same folded': pressed('input', { columns: COLUMNS }),
      'four, not all known': { columns: [column('Penny Pilot'), UNREAD, WAITING, FAILED] },
    },
  ),
  drawnStory('compare-head', 'sidepanel', {
    'read, not read, waiting, failed': () => (
      <table class="compare">
        <thead>
          <tr>
            {[...COLUMNS, UNREAD, WAITING, FAILED].slice(1).map((each) => (
              <CompareHead key={each.id} column={each} now={NOW} onChoose={nothing} />
            ))}
          </tr>
        </thead>
      </table>
    ),
  }),
  drawnStory('compare-row', 'sidepanel', {
    'the same, different, unknown': (text) => (
      <table class="compare">
        <tbody>
          {compareGpts([gptOf('Penny Pilot'), gptOf('metrics-null')], text).map((row) => (
            <CompareRow key={row.aspect} row={row} />
          ))}
        </tbody>
      </table>
    ),
  }),
];

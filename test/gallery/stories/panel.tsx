import { GptRow } from '../../../components/gpt-row.tsx';
import { History } from '../../../components/history.tsx';
import { ImportForm } from '../../../components/import-form.tsx';
import { NoGpt } from '../../../components/no-gpt.tsx';
import { NothingKept } from '../../../components/nothing-kept.tsx';
import { SidePanel } from '../../../components/side-panel.tsx';
import { ThisPage } from '../../../components/this-page.tsx';
import { gptOf, known, NOW, nothing, SOME, visits } from '../invented.ts';
import { PAGE } from '../listed.ts';
import { pressed, story, typed } from '../story.ts';

const ESTIMATE = { lookUps: 12, fromLibrary: 3 };

const thisPage = {
  known: known('Penny Pilot', 'text-japanese'),
  estimate: ESTIMATE,
  imported: undefined,
  surveyPage: nothing,
  readImport: nothing,
  surveyImport: nothing,
  open: nothing,
};

function importing(count: number, linesWithout: number, isCut = false) {
  const imported = { count, linesWithout, isCut, estimate: ESTIMATE };
  return typed('textarea', 'https://chatgpt.com/g/g-2fkFE8rbu\nand so on', () => (
    <ImportForm isOpen imported={imported} read={nothing} start={nothing} />
  ));
}

const history = { now: NOW, choose: nothing, compare: nothing, clear: nothing };

export const panelStories = [
  story('side-panel', 'sidepanel', {
    'a view': ({ t }) => (
      <SidePanel at="page" outcome={undefined}>
        <p class="panel-hint">{t('popup.on-page-none')}</p>
      </SidePanel>
    ),
    'something can be undone': ({ t }) => (
      <SidePanel
        at="list"
        outcome={{ sentence: t('lists.removed', { name: 'Map Room' }), undo: nothing }}
      >
        <p class="panel-hint">{t('lists.empty')}</p>
      </SidePanel>
    ),
    'nothing was to be done': ({ t }) => (
      <SidePanel at="survey" outcome={{ sentence: t('lists.has-all', { name: 'Map Room' }) }}>
        <p class="panel-hint">{t('survey.score-is')}</p>
      </SidePanel>
    ),
  }),
  story('this-page', 'sidepanel', {
    'some are read': () => <ThisPage onPage={PAGE} {...thisPage} />,
    'none on it': () => <ThisPage onPage={{ gpts: [], isCut: false }} {...thisPage} />,
    off: () => <ThisPage onPage="off" {...thisPage} />,
    unreadable: () => <ThisPage onPage="unreadable" {...thisPage} />,
  }),
  story('import-form', 'sidepanel', {
    folded: () => <ImportForm isOpen={false} imported={undefined} read={nothing} start={nothing} />,
    found: importing(15, 0),
    'lines without': importing(5000, 12, true),
    nothing: importing(0, 3),
  }),
  story('gpt-row', 'sidepanel', {
    read: ({ t }) => (
      <GptRow
        id={gptOf('Map Room').id}
        name="Map Room"
        author="Ada"
        more={t('gpt.no-ratings')}
        end={<small>{t('gpt.read-just-now')}</small>}
        choose={nothing}
      />
    ),
    'long name, author unknown': () => (
      <GptRow
        id={gptOf('text-long-name').id}
        name={gptOf('text-long-name').name}
        choose={nothing}
      />
    ),
    'not read': () => {
      const { id } = gptOf('author-social-profiles');
      return <GptRow id={id} unread={<code>{id}</code>} choose={nothing} />;
    },
  }),
  story('nothing-kept', 'sidepanel', {
    'no database': () => <NothingKept reason="unknown" retry={nothing} />,
    'of a newer version': () => <NothingKept reason="newer" retry={nothing} />,
    'database without an answer': () => <NothingKept reason="stuck" retry={nothing} />,
    'in a private window': () => <NothingKept reason="private" retry={nothing} />,
  }),
  story('no-gpt', 'sidepanel', {
    'a selection': () => <NoGpt text="what a wonderful day it is" search={nothing} />,
    'an address': () => (
      <NoGpt text="https://example.com/a/very/long/address/without/any/id" search={nothing} />
    ),
  }),
  story('history', 'sidepanel', {
    some: () => <History visits={visits(...SOME)} {...history} />,
    'two selected': pressed(['li:nth-child(1) input', 'li:nth-child(2) input'], () => (
      <History visits={visits(...SOME)} {...history} />
    )),
    none: () => <History visits={[]} {...history} />,
  }),
];

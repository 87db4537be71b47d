import { GptRow } from '../../../components/gpt/gpt-row.tsx';
import { History } from '../../../components/panel/history.tsx';
import { ImportForm } from '../../../components/panel/import-form.tsx';
import { NoGpt } from '../../../components/panel/no-gpt-found.tsx';
import { SidePanel } from '../../../components/panel/side-panel.tsx';
import { ThisPage } from '../../../components/panel/this-page.tsx';
import { NothingKept } from '../../../components/ui/storage-unavailable.tsx';
import { gptOf, known, NOW, nothing, PAGE, SOME, visits } from '../fixtures.ts';
import { pressed, story, typed } from '../story.ts';

const ESTIMATE = { lookUps: 12, fromLibrary: 3 };

function importing(count: number, linesWithout: number, isCut = false) {
  const imported = { count, linesWithout, isCut, estimate: ESTIMATE };
  return typed('textarea', 'https://chatgpt.com/g/g-2fkFE8rbu\nand so on', {
    isOpen: true,
    imported,
  });
}

const hint = (sentence: string) => ({ children: <p class="panel-hint">{sentence}</p> });

export const panelStories = [
  story('side-panel', 'sidepanel', {}, SidePanel, {
    'a view': ({ t }) => ({
      at: 'page' as const,
      outcome: undefined,
      ...hint(t('popup.on-page-none')),
    }),
    'something can be undone': ({ t }) => ({
      at: 'list' as const,
      outcome: { sentence: t('lists.removed', { name: 'Map Room' }), undo: nothing },
      ...hint(t('lists.empty')),
    }),
    'nothing was to be done': ({ t }) => ({
      at: 'survey' as const,
      outcome: { sentence: t('lists.has-all', { name: 'Map Room' }) },
      ...hint(t('survey.score-is')),
    }),
  }),
  story(
    'this-page',
    'sidepanel',
    {
      known: known('Penny Pilot', 'text-japanese'),
      estimate: ESTIMATE,
      imported: undefined,
      surveyPage: nothing,
      readImport: nothing,
      surveyImport: nothing,
      open: nothing,
    },
    ThisPage,
    {
      'some are read': { onPage: PAGE },
      'none on it': { onPage: { gpts: [], isCut: false } },
      off: { onPage: 'off' },
      unreadable: { onPage: 'unreadable' },
    },
  ),
  story('import-form', 'sidepanel', { read: nothing, start: nothing }, ImportForm, {
    folded: { isOpen: false, imported: undefined },
    found: importing(15, 0),
    'lines without': importing(5000, 12, true),
    nothing: importing(0, 3),
  }),
  story('gpt-row', 'sidepanel', { choose: nothing }, GptRow, {
    read: ({ t }) => ({
      id: gptOf('Map Room').id,
      name: 'Map Room',
      author: 'Ada',
      more: t('gpt.no-ratings'),
      end: <small>{t('gpt.read-just-now')}</small>,
    }),
    'long name, author unknown': {
      id: gptOf('text-long-name').id,
      name: gptOf('text-long-name').name,
    },
    'not read': {
      id: gptOf('author-social-profiles').id,
      unread: <code>{gptOf('author-social-profiles').id}</code>,
    },
  }),
  story('nothing-kept', 'sidepanel', { retry: nothing }, NothingKept, {
    'no database': { reason: 'unknown' },
    'of a newer version': { reason: 'newer' },
    'database without an answer': { reason: 'stuck' },
    'in a private window': { reason: 'private' },
  }),
  story('no-gpt', 'sidepanel', { search: nothing }, NoGpt, {
    'a selection': { text: 'what a wonderful day it is' },
    'an address': { text: 'https://example.com/a/very/long/address/without/any/id' },
  }),
  story(
    'history',
    'sidepanel',
    { now: NOW, choose: nothing, compare: nothing, clear: nothing },
    History,
    {
      some: { visits: visits(...SOME) },
      'two selected': pressed(['li:nth-child(1) input', 'li:nth-child(2) input'], {
        visits: visits(...SOME),
      }),
      none: { visits: [] },
    },
  ),
];

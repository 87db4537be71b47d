import { GptRow } from '../../../components/gpt/gpt-row.tsx';
import { History } from '../../../components/panel/history.tsx';
import { ImportForm } from '../../../components/panel/import-form.tsx';
import { NoGptFound } from '../../../components/panel/no-gpt-found.tsx';
import { SidePanel } from '../../../components/panel/side-panel.tsx';
import { ThisPage } from '../../../components/panel/this-page.tsx';
import { StorageUnavailable } from '../../../components/ui/storage-unavailable.tsx';
import { gptOf, known, NOW, nothing, PAGE, SOME, visits } from '../fixtures.ts';
import { pressed, story, typed } from '../story.ts';

const ESTIMATE = { lookups: 12, fromCache: 3 };

function importing(count: number, linesWithoutGpt: number, isTruncated = false) {
  const imported = { count, linesWithoutGpt, isTruncated, estimate: ESTIMATE };
  return typed('textarea', 'https://chatgpt.com/g/g-2fkFE8rbu\nand so on', {
    isOpen: true,
    imported,
  });
}

const hint = (sentence: string) => ({ children: <p class="panel-hint">{sentence}</p> });

export const panelStories = [
  story('side-panel', 'sidepanel', {}, SidePanel, {
    'a view': ({ t }) => ({
      view: 'page' as const,
      message: undefined,
      ...hint(t('popup.page-gpts-none')),
    }),
    'something can be undone': ({ t }) => ({
      view: 'list' as const,
      message: { sentence: t('lists.removed', { name: 'Map Room' }), undo: nothing },
      ...hint(t('lists.empty')),
    }),
    'nothing was to be done': ({ t }) => ({
      view: 'batch' as const,
      message: { sentence: t('lists.has-all', { name: 'Map Room' }) },
      ...hint(t('batch.score-explained')),
    }),
  }),
  story(
    'this-page',
    'sidepanel',
    {
      cached: known('Penny Pilot', 'text-japanese'),
      estimate: ESTIMATE,
      imported: undefined,
      onStartPageBatch: nothing,
      onReadImport: nothing,
      onStartImportBatch: nothing,
      onOpen: nothing,
    },
    ThisPage,
    {
      'some are read': { pageList: PAGE },
      'none on it': { pageList: { gpts: [], isTruncated: false } },
      off: { pageList: 'off' },
      unreadable: { pageList: 'unreadable' },
    },
  ),
  story('import-form', 'sidepanel', { onRead: nothing, onStart: nothing }, ImportForm, {
    folded: { isOpen: false, imported: undefined },
    found: importing(15, 0),
    'lines without': importing(5000, 12, true),
    nothing: importing(0, 3),
  }),
  story('gpt-row', 'sidepanel', { onChoose: nothing }, GptRow, {
    onRead: ({ t }) => ({
      id: gptOf('Map Room').id,
      name: 'Map Room',
      author: 'Ada',
      more: t('gpt.no-ratings'),
      end: <small>{t('gpt.looked-up-just-now')}</small>,
    }),
    'long name, author unknown': {
      id: gptOf('text-long-name').id,
      name: gptOf('text-long-name').name,
    },
    'not read': {
      id: gptOf('author-social-profiles').id,
      unreadNote: <code>{gptOf('author-social-profiles').id}</code>,
    },
  }),
  story('storage-unavailable', 'sidepanel', { retry: nothing }, StorageUnavailable, {
    'no database': { reason: 'unknown' },
    'of a newer version': { reason: 'newer' },
    'database without an answer': { reason: 'stuck' },
    'in a private window': { reason: 'private' },
  }),
  story('no-gpt-found', 'sidepanel', { onSearch: nothing }, NoGptFound, {
    'a selection': { text: 'what a wonderful day it is' },
    'an address': { text: 'https://example.com/a/very/long/address/without/any/id' },
  }),
  story(
    'history',
    'sidepanel',
    { now: NOW, onChoose: nothing, onCompare: nothing, onClear: nothing },
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

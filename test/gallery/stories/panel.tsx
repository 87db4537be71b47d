import { AuthorLine, GptRow } from '../../../components/gpt/gpt-row.tsx';
import { History } from '../../../components/panel/history.tsx';
import { ImportForm } from '../../../components/panel/import-form.tsx';
import { NoGptFound } from '../../../components/panel/no-gpt-found.tsx';
import { SidePanel } from '../../../components/panel/side-panel.tsx';
import { ThisPage } from '../../../components/panel/this-page.tsx';
import { StorageUnavailable } from '../../../components/ui/storage-unavailable.tsx';
import {
  createVisits,
  GPT_NAMES,
  getCachedSummaries,
  getGpt,
  NOW,
  noop,
  PAGE_LIST,
} from '../fixtures.ts';
import { CHAT } from '../gateway-fixtures.ts';
import { afterClick, afterInput, story } from '../story.ts';

const ESTIMATE = { lookups: 12, fromCache: 3 };

function importing(count: number, linesWithoutGpt: number, isTruncated = false) {
  const imported = { count, linesWithoutGpt, isTruncated, estimate: ESTIMATE };
  return afterInput('textarea', 'https://chatgpt.com/g/g-2fkFE8rbu\nand so on', {
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
    'with undo': ({ t }) => ({
      view: 'list' as const,
      message: { sentence: t('lists.removed', { name: 'Map Room' }), undo: noop },
      ...hint(t('lists.empty')),
    }),
    'without undo': ({ t }) => ({
      view: 'batch' as const,
      message: { sentence: t('lists.has-all', { name: 'Map Room' }) },
      ...hint(t('batch.score-explained')),
    }),
  }),
  story(
    'this-page',
    'sidepanel',
    {
      cached: getCachedSummaries('Penny Pilot', 'text-japanese'),
      estimate: ESTIMATE,
      imported: undefined,
      onStartPageBatch: noop,
      onReadImport: noop,
      onStartImportBatch: noop,
      onOpen: noop,
    },
    ThisPage,
    {
      'some cached': { pageList: PAGE_LIST },
      'no GPTs': { pageList: { gpts: [], isTruncated: false } },
      off: { pageList: 'off' },
      unreadable: { pageList: 'unreadable' },
    },
  ),
  story('import-form', 'sidepanel', { onRead: noop, onStart: noop }, ImportForm, {
    collapsed: { isOpen: false, imported: undefined },
    found: importing(15, 0),
    'truncated, lines without GPT': importing(5000, 12, true),
    'nothing found': importing(0, 3),
  }),
  story('gpt-row', 'sidepanel', { onChoose: noop }, GptRow, {
    'looked up': ({ t }) => ({
      id: getGpt('Map Room').id,
      name: 'Map Room',
      details: (
        <>
          <AuthorLine author="Ada" />
          <small>{t('gpt.no-ratings')}</small>
        </>
      ),
      end: <small>{t('gpt.looked-up-just-now')}</small>,
    }),
    'long name, author unknown': {
      id: getGpt('text-long-name').id,
      name: getGpt('text-long-name').name,
    },
    'not looked up': {
      id: getGpt('author-social-profiles').id,
      details: <code>{getGpt('author-social-profiles').id}</code>,
    },
  }),
  story('storage-unavailable', 'sidepanel', { onRetry: noop }, StorageUnavailable, {
    'database unavailable': { reason: 'unknown' },
    'database of a newer version': { reason: 'newer' },
    'database does not respond': { reason: 'stuck' },
    'in a private window': { reason: 'private' },
  }),
  story('no-gpt-found', 'sidepanel', { onSearch: noop }, NoGptFound, {
    'a selection': { text: 'what a wonderful day it is' },
    'a URL': { text: 'https://example.com/a/very/long/address/without/any/id' },
  }),
  story(
    'history',
    'sidepanel',
    { now: NOW, chat: CHAT, onChoose: noop, onCompare: noop, onClear: noop },
    History,
    {
      some: { visits: createVisits(...GPT_NAMES) },
      'two selected': afterClick(['li:nth-child(1) input', 'li:nth-child(2) input'], {
        visits: createVisits(...GPT_NAMES),
      }),
      none: { visits: [] },
    },
  ),
];

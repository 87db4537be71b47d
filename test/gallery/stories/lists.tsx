import { AddToList } from '../../../components/gpt/add-to-list.tsx';
import { SelectableRow } from '../../../components/gpt/selectable-row.tsx';
import { ListHead } from '../../../components/lists/list-head.tsx';
import { ListIndex } from '../../../components/lists/list-index.tsx';
import { ListNotFound } from '../../../components/lists/list-not-found.tsx';
import { ListView } from '../../../components/lists/list-view.tsx';
import { ExportMenu } from '../../../components/panel/export-menu.tsx';
import { NameForm } from '../../../components/ui/name-form.tsx';
import { SelectionBar } from '../../../components/ui/selection-bar.tsx';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import { MAX_GPTS } from '../../../utils/gpt/page-list.ts';
import type { VoteCount } from '../../../utils/user-data/votes.ts';
import {
  createList,
  GPT_NAMES,
  getCachedSummaries,
  getGpt,
  LISTS,
  NOW,
  noop,
  rejects,
  resolves,
} from '../fixtures.ts';
import { CHAT } from '../gateway-fixtures.ts';
import { afterClick, asPart, story } from '../story.ts';

const list = createList('For work', ...GPT_NAMES);
const full = {
  ...createList('Everything', ...GPT_NAMES),
  entries: Array.from({ length: MAX_GPTS }, () => ({ id: getGpt('Penny Pilot').id, addedAt: 0 })),
};
const changed = async () => list;
const gpt = { id: getGpt('Penny Pilot').id, name: 'Penny Pilot' };
const inNoList = { id: getGpt('Odds & Evens').id };
const ids = GPT_NAMES.map((name) => getGpt(name).id);
const head = {
  estimate: { lookups: 3, fromCache: 2 },
  onStartBatch: noop,
  onRename: noop,
  onRemove: noop,
};
const row = { onToggle: noop, onChoose: noop };

export const listStories = [
  story(
    'add-to-list',
    asPart('popup'),
    { lists: { add: changed, removeEntries: changed, create: changed } },
    AddToList,
    {
      'in no list': { gpt: inNoList, all: LISTS },
      'in two lists': { gpt, all: LISTS },
      expanded: afterClick('button', { gpt, all: LISTS }),
      'expanded, one list is full': afterClick('button', { gpt: inNoList, all: [full, ...LISTS] }),
      'expanded, no lists': afterClick('button', { gpt, all: [] }),
    },
  ),
  story('list-index', 'sidepanel', { onCreate: noop }, ListIndex, {
    some: { lists: LISTS },
    none: { lists: [] },
  }),
  story('list-head', 'sidepanel', head, ListHead, {
    'with entries': { list },
    'price known': { list, estimate: { lookups: 6, isMaximum: true, cost: 0.12, fromCache: 2 } },
    empty: { list: createList('一个名字很长的列表，用来看它怎样换行以及按钮是否还在原处') },
    renaming: afterClick('.panel-actions .button-quiet', { list }),
  }),
  story(
    'list-view',
    'sidepanel',
    {
      ...head,
      chat: CHAT,
      onChoose: noop,
      onCompare: noop,
      onRemoveEntries: noop,
      votes: new Map<GptId, VoteCount>(),
      copy: resolves,
      save: noop,
    },
    ListView,
    {
      'some cached': { list, cached: getCachedSummaries('Penny Pilot', 'Map Room') },
      'one with votes': {
        list,
        cached: getCachedSummaries('Penny Pilot', 'Map Room'),
        votes: new Map([[getGpt('Penny Pilot').id, { asked: 5, won: 3, lastAt: NOW }]]),
      },
      'two selected': afterClick(['li:nth-child(1) input', 'li:nth-child(4) input'], {
        list,
        cached: getCachedSummaries(...GPT_NAMES),
      }),
      empty: { list: createList('Empty'), cached: new Map() },
    },
  ),
  story('selectable-row', 'sidepanel', { ...row, ...gpt, author: 'Ada' }, SelectableRow, {
    'not selected': { isSelected: false },
    selected: { isSelected: true },
  }),
  story('selection-bar', 'sidepanel', { chat: CHAT, onCompare: noop }, SelectionBar, {
    'none selected': { selected: [] },
    'one selected': { selected: ids.slice(0, 1) },
    'three selected': { selected: ids.slice(0, 3) },
    'three selected, no gateway set up': { selected: ids.slice(0, 3), chat: undefined },
    'too many for a comparison': { selected: ids },
  }),
  story('name-form', asPart('sidepanel'), { onSubmit: noop }, NameForm, {
    new: ({ t }) => ({ label: t('lists.new'), action: t('lists.create') }),
    renaming: ({ t }) => ({
      label: t('lists.name'),
      action: t('common.save'),
      name: 'For work',
      onCancel: noop,
    }),
  }),
  story('list-not-found', 'sidepanel', {}, ListNotFound, { deleted: {} }),
  story(
    'export-menu',
    asPart('sidepanel'),
    { name: 'For work', rows: ids.map((id) => ({ id })), save: noop },
    ExportMenu,
    {
      idle: { copy: resolves },
      copied: afterClick('.button', { copy: resolves }),
      'not copied': afterClick('.button', { copy: rejects }),
      saved: afterClick('.button + .button', { copy: resolves }),
    },
  ),
];

import { AddToList } from '../../../components/gpt/add-to-list.tsx';
import { SelectableRow } from '../../../components/gpt/selectable-row.tsx';
import { ListHead } from '../../../components/lists/list-head.tsx';
import { ListIndex } from '../../../components/lists/list-index.tsx';
import { ListNotFound } from '../../../components/lists/list-not-found.tsx';
import { ListRow } from '../../../components/lists/list-row.tsx';
import { ListView } from '../../../components/lists/list-view.tsx';
import { ExportMenu } from '../../../components/panel/export-menu.tsx';
import { NameForm } from '../../../components/ui/name-form.tsx';
import { SelectionBar } from '../../../components/ui/selection-bar.tsx';
import { MAX_GPTS } from '../../../utils/gpt/page-list.ts';
import {
  done,
  fails,
  gptOf,
  known,
  LISTS,
  listOf,
  nothing,
  SOME,
  summaryNamed,
} from '../fixtures.ts';
import { part, pressed, story } from '../story.ts';

const list = listOf('For work', ...SOME);
const full = {
  ...listOf('Everything', ...SOME),
  entries: Array.from({ length: MAX_GPTS }, () => ({ id: gptOf('Penny Pilot').id, addedAt: 0 })),
};
const changed = async () => list;
const gpt = { id: gptOf('Penny Pilot').id, name: 'Penny Pilot' };
const inNoList = { id: gptOf('Odds & Evens').id };
const ids = SOME.map((name) => gptOf(name).id);
const head = { maxLookups: 3, onStartBatch: nothing, onRename: nothing, onRemove: nothing };
const row = { onToggle: nothing, onChoose: nothing };

export const listStories = [
  story(
    'add-to-list',
    part('popup'),
    { lists: { add: changed, removeEntries: changed, create: changed } },
    AddToList,
    {
      'in none': { gpt: inNoList, all: LISTS },
      'in two': { gpt, all: LISTS },
      unfolded: pressed('button', { gpt, all: LISTS }),
      'unfolded, one is full': pressed('button', { gpt: inNoList, all: [full, ...LISTS] }),
      'unfolded, no list yet': pressed('button', { gpt, all: [] }),
    },
  ),
  story('list-index', 'sidepanel', { onCreate: nothing }, ListIndex, {
    some: { lists: LISTS },
    none: { lists: [] },
  }),
  story('list-head', 'sidepanel', head, ListHead, {
    'some in it': { list },
    empty: { list: listOf('一个名字很长的列表，用来看它怎样换行以及按钮是否还在原处') },
    renaming: pressed('.panel-actions .button-quiet', { list }),
  }),
  story(
    'list-view',
    'sidepanel',
    {
      ...head,
      onChoose: nothing,
      onCompare: nothing,
      onRemoveEntries: nothing,
      copy: done,
      save: nothing,
    },
    ListView,
    {
      'some read': { list, cached: known('Penny Pilot', 'Map Room') },
      'two selected': pressed(['li:nth-child(1) input', 'li:nth-child(4) input'], {
        list,
        cached: known(...SOME),
      }),
      empty: { list: listOf('Empty'), cached: new Map() },
    },
  ),
  story('list-row', 'sidepanel', { ...row, entry: { ...gpt, addedAt: 0 } }, ListRow, {
    read: { gpt: summaryNamed('Penny Pilot'), isSelected: false },
    'not read, selected': { gpt: undefined, isSelected: true },
  }),
  story('selectable-row', 'sidepanel', { ...row, ...gpt, author: 'Ada' }, SelectableRow, {
    'not selected': { isSelected: false },
    selected: { isSelected: true },
  }),
  story('selection-bar', 'sidepanel', { onCompare: nothing }, SelectionBar, {
    'none selected': { selected: [] },
    'three selected': { selected: ids.slice(0, 3) },
    'too many for a comparison': { selected: ids },
  }),
  story('name-form', part('sidepanel'), { onSubmit: nothing }, NameForm, {
    new: ({ t }) => ({ label: t('lists.new'), action: t('lists.create') }),
    renaming: ({ t }) => ({
      label: t('lists.name'),
      action: t('common.save'),
      name: 'For work',
      onCancel: nothing,
    }),
  }),
  story('list-not-found', 'sidepanel', {}, ListNotFound, { gone: {} }),
  story(
    'export-menu',
    part('sidepanel'),
    { name: 'For work', rows: ids.map((id) => ({ id })), save: nothing },
    ExportMenu,
    {
      'to be chosen': { copy: done },
      copied: pressed('.button', { copy: done }),
      'not copied': pressed('.button', { copy: fails }),
      saved: pressed('.button + .button', { copy: done }),
    },
  ),
];

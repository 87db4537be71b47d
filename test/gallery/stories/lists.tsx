import { AddToList } from '../../../components/add-to-list.tsx';
import { ExportMenu } from '../../../components/export-menu.tsx';
import { ListHead } from '../../../components/list-head.tsx';
import { ListRow } from '../../../components/list-row.tsx';
import { ListView } from '../../../components/list-view.tsx';
import { Lists } from '../../../components/lists.tsx';
import { NameForm } from '../../../components/name-form.tsx';
import { NoList } from '../../../components/no-list.tsx';
import { SelectableRow } from '../../../components/selectable-row.tsx';
import { SelectionBar } from '../../../components/selection-bar.tsx';
import { MOST_GPTS } from '../../../utils/counting/page-list.ts';
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
} from '../invented.ts';
import { pressed, story } from '../story.ts';

const list = listOf('For work', ...SOME);
const full = {
  ...listOf('Everything', ...SOME),
  entries: Array.from({ length: MOST_GPTS }, () => ({ id: gptOf('Penny Pilot').id, addedAt: 0 })),
};
const changed = async () => list;
const lists = { add: changed, takeOut: changed, create: changed };
const gpt = { id: gptOf('Penny Pilot').id, name: 'Penny Pilot' };
const ids = SOME.map((name) => gptOf(name).id);

const head = { cost: 3, survey: nothing, rename: nothing, remove: nothing };
const view = {
  ...head,
  choose: nothing,
  compare: nothing,
  takeOut: nothing,
  copy: done,
  save: nothing,
};
const row = { toggle: nothing, choose: nothing };
const rows = ids.map((id) => ({ id }));

export const listStories = [
  story(
    'add-to-list',
    'popup',
    {
      'in none': () => (
        <AddToList gpt={{ id: gptOf('Odds & Evens').id }} all={LISTS} lists={lists} />
      ),
      'in two': () => <AddToList gpt={gpt} all={LISTS} lists={lists} />,
      unfolded: pressed('button', () => <AddToList gpt={gpt} all={LISTS} lists={lists} />),
      'unfolded, one is full': pressed('button', () => (
        <AddToList gpt={{ id: gptOf('Odds & Evens').id }} all={[full, ...LISTS]} lists={lists} />
      )),
      'unfolded, no list yet': pressed('button', () => (
        <AddToList gpt={gpt} all={[]} lists={lists} />
      )),
    },
    { isPart: true },
  ),
  story('lists', 'sidepanel', {
    some: () => <Lists lists={LISTS} create={nothing} />,
    none: () => <Lists lists={[]} create={nothing} />,
  }),
  story('list-head', 'sidepanel', {
    'some in it': () => <ListHead list={list} {...head} />,
    empty: () => (
      <ListHead
        list={listOf('一个名字很长的列表，用来看它怎样换行以及按钮是否还在原处')}
        {...head}
      />
    ),
    renaming: pressed('.panel-actions .button-quiet', () => <ListHead list={list} {...head} />),
  }),
  story('list-view', 'sidepanel', {
    'some read': () => <ListView list={list} known={known('Penny Pilot', 'Map Room')} {...view} />,
    'two selected': pressed(['li:nth-child(1) input', 'li:nth-child(4) input'], () => (
      <ListView list={list} known={known(...SOME)} {...view} />
    )),
    empty: () => <ListView list={listOf('Empty')} known={new Map()} {...view} />,
  }),
  story('list-row', 'sidepanel', {
    read: () => (
      <ListRow
        entry={{ ...gpt, addedAt: 0 }}
        gpt={summaryNamed('Penny Pilot')}
        isSelected={false}
        {...row}
      />
    ),
    'not read, selected': () => (
      <ListRow entry={{ ...gpt, addedAt: 0 }} gpt={undefined} isSelected {...row} />
    ),
  }),
  story('selectable-row', 'sidepanel', {
    'not selected': () => <SelectableRow {...gpt} author="Ada" isSelected={false} {...row} />,
    selected: () => <SelectableRow {...gpt} author="Ada" isSelected {...row} />,
  }),
  story('selection-bar', 'sidepanel', {
    'none selected': () => <SelectionBar selected={[]} compare={nothing} />,
    'three selected': () => <SelectionBar selected={ids.slice(0, 3)} compare={nothing} />,
    'too many for a comparison': () => <SelectionBar selected={ids} compare={nothing} />,
  }),
  story(
    'name-form',
    'sidepanel',
    {
      new: ({ t }) => (
        <NameForm label={t('lists.new')} action={t('lists.create')} submit={nothing} />
      ),
      renaming: ({ t }) => (
        <NameForm
          label={t('lists.name')}
          action={t('common.save')}
          name="For work"
          submit={nothing}
          cancel={nothing}
        />
      ),
    },
    { isPart: true },
  ),
  story('no-list', 'sidepanel', { gone: () => <NoList /> }),
  story(
    'export-menu',
    'sidepanel',
    {
      'to be chosen': () => <ExportMenu name="For work" rows={rows} copy={done} save={nothing} />,
      copied: pressed('.button', () => (
        <ExportMenu name="For work" rows={rows} copy={done} save={nothing} />
      )),
      'not copied': pressed('.button', () => (
        <ExportMenu name="For work" rows={rows} copy={fails} save={nothing} />
      )),
      saved: pressed('.button + .button', () => (
        <ExportMenu name="For work" rows={rows} copy={done} save={nothing} />
      )),
    },
    { isPart: true },
  ),
];

import type { ComponentProps } from 'preact';
import type { ListIndex } from '../../../components/lists/list-index.tsx';
import { createLists } from '../../user-data/lists.ts';
import type { OpenView } from './view.ts';

export const openLists: OpenView<'lists', ComponentProps<typeof ListIndex>> = async (
  _,
  { userData, show, navigate, signal },
) => {
  const lists = createLists(userData);

  async function create(name: string): Promise<void> {
    const { list: listId } = await lists.create(name);
    navigate({ view: 'list', listId });
  }

  async function render(): Promise<void> {
    show({ lists: await lists.all(), onCreate: create });
  }

  userData.watch((kind) => kind === 'lists' && render(), signal);
  await render();
};

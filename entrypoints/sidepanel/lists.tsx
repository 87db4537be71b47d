import { Lists } from '../../components/lists/list-index.tsx';
import { createLists } from '../../utils/user-data/lists.ts';
import type { OpenView } from './view.ts';

export const openLists: OpenView<'lists'> = async (_, { records, show, go, signal }) => {
  const lists = createLists(records);

  async function create(name: string): Promise<void> {
    const { list } = await lists.create(name);
    go({ at: 'list', list });
  }

  async function draw(): Promise<void> {
    show(<Lists lists={await lists.all()} create={create} />);
  }

  records.watch((kind) => kind === 'lists' && draw(), signal);
  await draw();
};

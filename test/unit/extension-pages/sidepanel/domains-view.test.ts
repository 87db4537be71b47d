import { describe, expect, it, vi } from 'vitest';
import { createDomainsView } from '../../../../utils/extension-pages/sidepanel/domains-view.ts';
import type { DomainUse } from '../../../../utils/gpt/domains.ts';
import { toId } from '../../support/cache-database.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const USES: DomainUse[] = [{ domain: 'a.example', gpts: [{ id: toId(1) }], kinds: ['email'] }];

type Props = Parameters<Parameters<ReturnType<typeof createDomainsView>>[1]['show']>[0];

function openView({ isPrivate = false, words = undefined as string | undefined } = {}) {
  const fetchDomains = vi.fn(async (_: boolean): Promise<DomainUse[] | undefined> => USES);
  const navigate = vi.fn();
  const lifetime = new AbortController();
  const userData = createEmptyUserData();
  const shown: Props[] = [];
  const open = createDomainsView({ fetchDomains });
  const opened = open(
    { view: 'domains', words },
    {
      userData,
      isPrivate,
      isAsked: false,
      navigate,
      offerUndo: vi.fn(),
      showMessage: vi.fn(),
      signal: lifetime.signal,
      show: (props) => shown.push(props),
    },
  );
  const last = () => shown.at(-1) as Props;
  return { opened, shown, last, fetchDomains, navigate, userData, lifetime };
}

describe('the view of domains', () => {
  it('shows at once that it reads, and then the domains', async () => {
    const { opened, shown, last } = openView();
    expect(shown.map(({ uses }) => uses)).toEqual([undefined]);
    await opened;
    expect(last().uses).toBe(USES);
  });

  it('reads for its own kind of window and starts with the requested words', async () => {
    const { opened, last, fetchDomains } = openView({ isPrivate: true, words: 'a.example' });
    await opened;
    expect(fetchDomains).toHaveBeenCalledExactlyOnceWith(true);
    expect(last().initialWords).toBe('a.example');
  });

  it('shows a failure, and the domains after a retry', async () => {
    const { opened, shown, last, fetchDomains } = openView();
    await opened;
    fetchDomains.mockResolvedValueOnce(undefined);
    await last().onRetry();
    expect(last().uses).toBe('failed');
    await last().onRetry();
    expect(shown.slice(-2).map(({ uses }) => uses)).toEqual([undefined, USES]);
  });

  it('reads again when another GPT was looked at, and not when a list changed', async () => {
    const { opened, userData, fetchDomains, lifetime } = openView();
    await opened;
    userData.notifyChange('lists');
    expect(fetchDomains).toHaveBeenCalledTimes(1);
    userData.notifyChange('visits');
    expect(fetchDomains).toHaveBeenCalledTimes(2);
    lifetime.abort();
    userData.notifyChange('visits');
    expect(fetchDomains).toHaveBeenCalledTimes(2);
  });

  it('opens a GPT', async () => {
    const { opened, last, navigate } = openView();
    await opened;
    last().onChoose(toId(1));
    expect(navigate).toHaveBeenCalledWith({ view: 'gpt', id: toId(1) });
  });
});

import type { ComponentProps } from 'preact';
import type { Domains } from '../../../components/panel/domains.tsx';
import { adaptiveThrottle } from '../../lib/adaptive-throttle.ts';
import type { fetchDomains } from '../../messages/fetch-domains.ts';
import type { OpenView } from './view.ts';

interface DomainsViewDeps {
  fetchDomains: typeof fetchDomains;
}

type Props = ComponentProps<typeof Domains>;

/** Shows the domains of all looked-up GPTs, and reads them again when another GPT has been looked at. */
export function createDomainsView({ fetchDomains }: DomainsViewDeps): OpenView<'domains', Props> {
  return async ({ words = '' }, { userData, isPrivate, show, navigate, signal }) => {
    let uses: Props['uses'];

    function render(): void {
      show({
        uses,
        initialWords: words,
        onChoose: (id) => navigate({ view: 'gpt', id }),
        onRetry: retry,
      });
    }

    async function read(): Promise<void> {
      uses = (await fetchDomains(isPrivate)) ?? 'failed';
      render();
    }

    async function retry(): Promise<void> {
      uses = undefined;
      render();
      await read();
    }

    const readThrottled = adaptiveThrottle(read, signal);
    userData.watch((kind) => kind === 'visits' && readThrottled(), signal);
    await retry();
  };
}

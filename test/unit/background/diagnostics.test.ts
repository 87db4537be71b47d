import { expect, it, vi } from 'vitest';
import type { GptCache } from '../../../utils/lookup/cache/cache.ts';
import type { GatewayInfos } from '../../../utils/settings/gateway-info.ts';
import { installBrowserStorage } from '../support/browser-storage.ts';
import { gateway } from '../support/gateways.ts';

const storage = installBrowserStorage();
vi.mock('../../../utils/lib/browser/permissions.ts', () => ({
  isAllowed: async (origin: string) => origin === 'https://one.example',
}));
const { collectDiagnostics } = await import('../../../utils/background/diagnostics.ts');
const { updateGateways } = await import('../../../utils/settings/gateway-setting.ts');
const { usageState } = await import('../../../utils/lookup/lookup-state.ts');
const { toLocalDay } = await import('../../../utils/lookup/usage.ts');

const cache = {
  getStats: async () => ({ storage: 'database', gpts: 1, negatives: 2, pictures: 3, bytes: 4 }),
} as unknown as GptCache;

const lines = async () => (await collectDiagnostics(cache, undefined)).split('\n');

it('diagnostics say that no gateway is set up', async () => {
  storage.reset({});
  expect(await lines()).toContain('Gateways: not set up');
});

it('diagnostics describe every gateway without name, path, key and amount', async () => {
  const [one, two] = [gateway('one'), gateway('two')];
  const gateways = [
    { ...one, name: 'My company', baseUrl: 'https://one.example/secret-path', dailyLimit: 70 },
    two,
    gateway('three'),
  ];
  const infos: GatewayInfos = {
    one: {
      baseUrl: 'https://one.example/secret-path',
      endpointVersions: { gpt: 'v2' },
      models: { count: 12, gptModels: [], rerankModels: [], embeddingModels: [] },
      balance: { balance: { kind: 'amount', amount: 98_765, unit: 'usd' }, readAt: 1 },
      balanceFailure: { kind: 'timeout', seconds: 15 },
    },
    two: {
      baseUrl: two.baseUrl,
      endpointVersions: {},
      balance: { balance: { kind: 'not-offered' }, readAt: 1 },
    },
  };
  await updateGateways(
    () => ({ activeId: 'two', all: gateways }),
    () => infos,
  );
  const text = await lines();
  expect(text).toContain('Gateways: 3');
  expect(text).toContain(
    '- https://one.example: access allowed; API auto, found {"gpt":"v2"}; 12 models; balance known (timeout); daily limit 70',
  );
  expect(text).toContain(
    '- https://two.example (active): access revoked; API auto, found {}; unknown models; balance not offered; daily limit none',
  );
  expect(text.join('\n')).toContain('balance unknown');
  expect(text.join('\n')).not.toMatch(/sk-|secret-path|My company|98.?765/);
});

it('diagnostics contain the usage of all gateways in total', async () => {
  const day = toLocalDay(Date.now());
  await usageState.setValue({
    [day]: { one: { hover: { count: 3 }, survey: { count: 2 } }, two: { survey: { count: 5 } } },
  });
  expect(await lines()).toContain('Look-ups: 10 today, 10 this month, 7 of them by batches');
});

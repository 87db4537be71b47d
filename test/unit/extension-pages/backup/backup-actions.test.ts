import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backup } from '../../../../utils/extension-pages/backup/backup.ts';
import type { BackupImport } from '../../../../utils/extension-pages/backup/backup-actions.ts';
import old from '../../../fixtures/stored-data/single-gateway.json' with { type: 'json' };
import { installBrowserStorage } from '../../support/browser-storage.ts';
import { gateway } from '../../support/gateways.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const storage = installBrowserStorage();
const { createBackupActions } = await import(
  '../../../../utils/extension-pages/backup/backup-actions.ts'
);
const { gatewaysSetting, updateGateways } = await import(
  '../../../../utils/settings/gateway-setting.ts'
);
const { gatewayInfoState } = await import('../../../../utils/settings/settings.ts');

const text = readFileSync('test/fixtures/backups/v4.json', 'utf8');
const backup: Backup = JSON.parse(text);
const imported = backup.gateways?.all ?? [];

async function read(content = text): Promise<BackupImport> {
  const actions = createBackupActions(createEmptyUserData(), vi.fn());
  const result = await actions.read(new File([content], 'backup.json'));
  if (typeof result === 'string') throw new Error(`The backup of the tests is ${result}.`);
  return result;
}

beforeEach(() => storage.reset({}));

describe('importing a backup', () => {
  it('writes settings, gateways, list and information in one call', async () => {
    await (await read()).apply();
    expect(storage.writes).toHaveLength(1);
    expect(storage.writes[0]).toEqual(
      expect.arrayContaining(['look-ups', 'gateway', 'gateway-origin', 'offers']),
    );
    expect(await gatewaysSetting.getValue()).toEqual(backup.gateways);
  });

  it('is announced with the numbers of new and changed gateways', async () => {
    await updateGateways(() => ({ activeId: 'first', all: [gateway('first')] }));
    const { plan } = await read();
    expect(plan.changes).toMatchObject({ newGateways: 1, changedGateways: 1 });
  });

  it('forgets what was known of a gateway that it replaces', async () => {
    const [first] = [gateway('first')];
    const info = (baseUrl: string) => ({ baseUrl, endpointVersions: {}, prices: { lookup: 1 } });
    await updateGateways(
      () => ({ activeId: 'first', all: [first, gateway('other-2')] }),
      () => ({ first: info(first.baseUrl), 'other-2': info('https://other-2.example') }),
    );
    await (await read()).apply();
    expect(await gatewayInfoState.getValue()).toEqual({
      'other-2': info('https://other-2.example'),
    });
  });

  it('is undone without the gateways that were saved since', async () => {
    await updateGateways(() => ({ activeId: 'first', all: [gateway('first')] }));
    const undo = await (await read()).apply();
    expect((await gatewaysSetting.getValue()).all).toEqual(imported);
    await updateGateways(({ activeId, all }) => ({ activeId, all: [...all, gateway('since-1')] }));
    await undo();
    expect(await gatewaysSetting.getValue()).toEqual({
      activeId: 'first',
      all: [gateway('first'), gateway('since-1')],
    });
  });

  it('without gateways keeps those of a profile with a single one, and its choice of the API', async () => {
    storage.reset(old);
    const { gateways: _, ...content } = backup;
    const before = await gatewaysSetting.getValue();
    const undo = await (await read(JSON.stringify(content))).apply();
    expect(await gatewaysSetting.getValue()).toEqual(before);
    await undo();
    expect(await gatewaysSetting.getValue()).toEqual(before);
  });
});

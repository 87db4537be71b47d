import { storage } from 'wxt/utils/storage';
import { saveFile } from '../export/save-file.ts';
import { createBackupRecords } from '../records/backup-records.ts';
import type { Records } from '../records/records.ts';
import { gatewayItems, gatewaySetting } from '../settings/gateway-setting.ts';
import {
  appearanceSetting,
  columnsSetting,
  countingSetting,
  followSetting,
  hoverSetting,
  lookUpSetting,
  rememberSearchesSetting,
  siteSetting,
} from '../settings/settings.ts';
import { BACKUP_VERSION, type Backup, KIND, MOST_BYTES } from './backup.ts';
import { merged } from './merge.ts';
import { type Plan, planOf, type State } from './plan.ts';
import { type BackupProblem, readBackup } from './read-backup.ts';

/** A backup that can be taken over, with what that would change. */
export interface Offer {
  plan: Plan;
  /** Takes all of it over or nothing, and returns the way back. */
  apply(): Promise<() => Promise<void>>;
}

/** Backups as the options page makes and reads them. */
export interface BackupActions {
  save(isWithKey: boolean): Promise<void>;
  read(file: File): Promise<Offer | BackupProblem>;
}

export function createBackupActions(records: Records, onApplied: () => void): BackupActions {
  const keepings = createBackupRecords(records);

  async function stateHere(): Promise<State> {
    const settings = {
      appearance: await appearanceSetting.getValue(),
      hover: await hoverSetting.getValue(),
      lookUps: await lookUpSetting.getValue(),
      sites: await siteSetting.getValue(),
      counting: await countingSetting.getValue(),
      columns: await columnsSetting.getValue(),
      following: await followSetting.getValue(),
      remembersSearches: await rememberSearchesSetting.getValue(),
    };
    const gateway = await gatewaySetting.getValue();
    return { settings, gateway, kept: await keepings.all() };
  }

  async function put(state: State): Promise<void> {
    await keepings.replace(state.kept);
    await putSettings(state);
  }

  async function apply(backup: Backup): Promise<() => Promise<void>> {
    const before = await stateHere();
    const after: State = {
      settings: { ...before.settings, ...backup.settings },
      gateway: backup.gateway ?? before.gateway,
      kept: merged(before.kept, backup),
    };
    try {
      await put(after);
    } catch (error) {
      // All or nothing: what was done already is taken back.
      await put(before).catch(() => {});
      throw error;
    }
    onApplied();
    return async () => {
      await put(before);
      onApplied();
    };
  }

  return {
    async save(isWithKey) {
      const { settings, gateway, kept } = await stateHere();
      const backup: Backup = {
        kind: KIND,
        version: BACKUP_VERSION,
        madeAt: Date.now(),
        settings,
        ...(isWithKey && gateway && { gateway }),
        ...kept,
      };
      const day = new Date(backup.madeAt).toISOString().slice(0, 10);
      saveFile({
        name: `gpt-lens-backup-${day}.json`,
        type: 'application/json',
        text: `${JSON.stringify(backup, null, 1)}\n`,
      });
    },

    async read(file) {
      if (file.size > MOST_BYTES) return 'too-big';
      const read = readBackup(await file.text());
      if (!read.ok) return read.problem;
      const { backup } = read;
      const here = await stateHere();
      return {
        plan: planOf(backup, here, merged(here.kept, backup)),
        apply: () => apply(backup),
      };
    },
  };
}

/** In one write: a browser that ends in the middle of it leaves no half of them. */
async function putSettings({ settings, gateway }: State): Promise<void> {
  await storage.setItems(
    [
      { key: appearanceSetting.key, value: settings.appearance },
      { key: hoverSetting.key, value: settings.hover },
      { key: lookUpSetting.key, value: settings.lookUps },
      { key: siteSetting.key, value: settings.sites },
      { key: countingSetting.key, value: settings.counting },
      { key: columnsSetting.key, value: settings.columns },
      { key: followSetting.key, value: settings.following },
      { key: rememberSearchesSetting.key, value: settings.remembersSearches },
      ...gatewayItems(gateway),
    ].filter(({ value }) => value !== undefined),
  );
}

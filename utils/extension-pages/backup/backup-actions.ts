import { storage } from 'wxt/utils/storage';
import type { GatewayAccess } from '../../gateway/request.ts';
import { whileLocked } from '../../lib/update-item.ts';
import { gatewayItems, gatewaySetting } from '../../settings/gateway-setting.ts';
import {
  appearanceSetting,
  columnsSetting,
  countingSetting,
  followSetting,
  hoverSetting,
  lookupSetting,
  rememberSearchesSetting,
  siteSetting,
} from '../../settings/settings.ts';
import { createBackupStore } from '../../user-data/backup-store.ts';
import type { UserData } from '../../user-data/database.ts';
import { saveFile } from '../export/save-file.ts';
import { type Backup, type BackupSettings, MAX_BYTES } from './backup.ts';
import { isSame } from './is-equal.ts';
import { mergeUserData } from './merge-user-data.ts';
import { type BackupProblem, parseBackup } from './parse-backup.ts';
import { createPlan, type Plan } from './plan.ts';
import { recordsWithoutChange, withoutChange } from './undo.ts';
import { type WrittenBackup, writeBackup } from './write-backup.ts';

/** A backup that can be taken over, with what that would change. */
export interface BackupImport {
  plan: Plan;
  /**
   * Takes all of it over or nothing, and returns the way back: that takes back what this changed, and nothing that was
   * changed since.
   */
  apply(): Promise<() => Promise<void>>;
}

/** What is to be said of a backup that was saved. */
export type SavedBackup = Omit<WrittenBackup, 'text'>;

/** Backups as the options page makes and reads them. */
export interface BackupActions {
  save(isWithKey: boolean): Promise<SavedBackup>;
  read(file: File): Promise<BackupImport | BackupProblem>;
}

const ITEMS = {
  appearance: appearanceSetting,
  hover: hoverSetting,
  lookUps: lookupSetting,
  sites: siteSetting,
  counting: countingSetting,
  columns: columnsSetting,
  following: followSetting,
  remembersSearches: rememberSearchesSetting,
} as const satisfies Record<keyof BackupSettings, unknown>;

const NAMES = Object.keys(ITEMS) as (keyof BackupSettings)[];

/** All that a backup holds of the extension's storage. */
interface Stored {
  settings: BackupSettings;
  gateway: GatewayAccess | null;
}

export function createBackupActions(userData: UserData, onApplied: () => void): BackupActions {
  const store = createBackupStore(userData);

  async function readState() {
    const [stored, userData] = await Promise.all([readStored(), store.all()]);
    return { ...stored, userData };
  }

  async function apply(backup: Backup): Promise<() => Promise<void>> {
    const changes = await whileLocked([...Object.values(ITEMS), gatewaySetting], async () => {
      const before = await readStored();
      const after: Stored = {
        settings: { ...before.settings, ...backup.settings },
        gateway: backup.gateway ?? before.gateway,
      };
      const userData = await store.update((current) => mergeUserData(current, backup));
      try {
        await writeStored(before, after);
      } catch (error) {
        // All or nothing: what was done already is taken back.
        await store.update((now) => recordsWithoutChange(now, userData.before, userData.after));
        throw error;
      }
      return { stored: { before, after }, userData };
    });
    onApplied();
    return () => undo(changes);
  }

  async function undo({ stored, userData }: Changes): Promise<void> {
    await whileLocked([...Object.values(ITEMS), gatewaySetting], async () => {
      const now = await readStored();
      await store.update((current) =>
        recordsWithoutChange(current, userData.before, userData.after),
      );
      const { before, after } = stored;
      await writeStored(now, {
        settings: withoutChange(now.settings, before.settings, after.settings),
        // Base URL and key belong together: one without the other would go to the wrong gateway.
        gateway: isSame(now.gateway, after.gateway) ? before.gateway : now.gateway,
      });
    });
    onApplied();
  }

  return {
    async save(isWithKey) {
      const madeAt = Date.now();
      const { text, ...saved } = writeBackup(await readState(), { isWithKey, madeAt });
      const day = new Date(madeAt).toISOString().slice(0, 10);
      saveFile({ name: `gpt-lens-backup-${day}.json`, type: 'application/json', text });
      return saved;
    },

    async read(file) {
      if (file.size > MAX_BYTES) return 'too-big';
      const read = parseBackup(await file.text());
      if (!read.ok) return read.problem;
      const { backup } = read;
      const current = await readState();
      return {
        plan: createPlan(backup, current, mergeUserData(current.userData, backup)),
        apply: () => apply(backup),
      };
    },
  };
}

interface Changes {
  stored: Record<'before' | 'after', Stored>;
  userData: Record<'before' | 'after', Parameters<typeof mergeUserData>[0]>;
}

async function readStored(): Promise<Stored> {
  const [gateway, ...values] = await Promise.all([
    gatewaySetting.getValue(),
    ...NAMES.map((name) => ITEMS[name].getValue()),
  ]);
  return {
    settings: Object.fromEntries(NAMES.map((name, at) => [name, values[at]])),
    gateway,
  };
}

/** Writes what differs, at once: a browser that ends in the middle of it leaves no half of them. */
async function writeStored(before: Stored, after: Stored): Promise<void> {
  const settings = NAMES.filter((name) => !isSame(before.settings[name], after.settings[name])).map(
    (name) => ({ key: ITEMS[name].key, value: after.settings[name] }),
  );
  const gateway = isSame(before.gateway, after.gateway) ? [] : gatewayItems(after.gateway);
  const all = [...settings, ...gateway];
  if (all.length > 0) await storage.setItems(all);
}

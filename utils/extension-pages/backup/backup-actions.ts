import { storage } from 'wxt/utils/storage';
import type { GatewayAccess } from '../../gateway/request.ts';
import { whileLocked } from '../../lib/browser/update-item.ts';
import { gatewayItems, gatewaySetting } from '../../settings/gateway-setting.ts';
import {
  appearanceSetting,
  columnsSetting,
  countingSetting,
  followSetting,
  hoverSetting,
  lookUpSetting,
  rememberSearchesSetting,
  siteSetting,
} from '../../settings/settings.ts';
import { createBackupRecords } from '../../user-data/backup-records.ts';
import type { Records } from '../../user-data/database.ts';
import { saveFile } from '../export/save-file.ts';
import { type Backup, type KeptSettings, MOST_BYTES } from './backup.ts';
import { isSame } from './is-same.ts';
import { merged } from './merge.ts';
import { type Plan, planOf } from './plan.ts';
import { type BackupProblem, readBackup } from './read-backup.ts';
import { recordsWithoutChange, withoutChange } from './undo.ts';
import { type WrittenBackup, writeBackup } from './write-backup.ts';

/** A backup that can be taken over, with what that would change. */
export interface Offer {
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
  read(file: File): Promise<Offer | BackupProblem>;
}

const ITEMS = {
  appearance: appearanceSetting,
  hover: hoverSetting,
  lookUps: lookUpSetting,
  sites: siteSetting,
  counting: countingSetting,
  columns: columnsSetting,
  following: followSetting,
  remembersSearches: rememberSearchesSetting,
} as const satisfies Record<keyof KeptSettings, unknown>;

const NAMES = Object.keys(ITEMS) as (keyof KeptSettings)[];

/** All that a backup holds of the extension's storage. */
interface Stored {
  settings: KeptSettings;
  gateway: GatewayAccess | null;
}

export function createBackupActions(records: Records, onApplied: () => void): BackupActions {
  const keepings = createBackupRecords(records);

  async function stateHere() {
    const [stored, kept] = await Promise.all([readStored(), keepings.all()]);
    return { ...stored, kept };
  }

  async function apply(backup: Backup): Promise<() => Promise<void>> {
    const changes = await whileLocked([...Object.values(ITEMS), gatewaySetting], async () => {
      const before = await readStored();
      const after: Stored = {
        settings: { ...before.settings, ...backup.settings },
        gateway: backup.gateway ?? before.gateway,
      };
      const kept = await keepings.update((here) => merged(here, backup));
      try {
        await writeStored(before, after);
      } catch (error) {
        // All or nothing: what was done already is taken back.
        await keepings.update((now) => recordsWithoutChange(now, kept.before, kept.after));
        throw error;
      }
      return { stored: { before, after }, kept };
    });
    onApplied();
    return () => undo(changes);
  }

  async function undo({ stored, kept }: Changes): Promise<void> {
    await whileLocked([...Object.values(ITEMS), gatewaySetting], async () => {
      const now = await readStored();
      await keepings.update((here) => recordsWithoutChange(here, kept.before, kept.after));
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
      const { text, ...saved } = writeBackup(await stateHere(), { isWithKey, madeAt });
      const day = new Date(madeAt).toISOString().slice(0, 10);
      saveFile({ name: `gpt-lens-backup-${day}.json`, type: 'application/json', text });
      return saved;
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

interface Changes {
  stored: Record<'before' | 'after', Stored>;
  kept: Record<'before' | 'after', Parameters<typeof merged>[0]>;
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

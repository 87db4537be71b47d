import { storage } from 'wxt/utils/storage';
import { whileLocked } from '../../lib/update-item.ts';
import {
  GATEWAY_ITEMS,
  gatewayItems,
  gatewaysSetting,
  keepValidInfos,
} from '../../settings/gateway-setting.ts';
import type { Gateways } from '../../settings/saved-gateways.ts';
import {
  appearanceSetting,
  chatSetting,
  columnsSetting,
  countingSetting,
  followSetting,
  gatewayInfoState,
  hoverSetting,
  lookupSetting,
  rememberSearchesSetting,
  siteSetting,
} from '../../settings/settings.ts';
import { type BackupUserData, createBackupStore } from '../../user-data/backup-store.ts';
import type { UserData } from '../../user-data/database.ts';
import { saveFile } from '../export/save-file.ts';
import { type Backup, type BackupSettings, MAX_BYTES } from './backup.ts';
import { isEqual } from './is-equal.ts';
import { mergeGateways } from './merge-gateways.ts';
import { mergeSettings } from './merge-settings.ts';
import { mergeUserData } from './merge-user-data.ts';
import { type BackupProblem, parseBackup } from './parse-backup.ts';
import { createPlan, type Plan } from './plan.ts';
import { gatewaysWithoutChange, userDataWithoutChange, withoutChange } from './undo.ts';
import { type WrittenBackup, writeBackup } from './write-backup.ts';

/** A valid backup, and the changes that importing it would make. */
export interface BackupImport {
  plan: Plan;
  /**
   * Imports everything or nothing. Resolves with an undo function, which reverts what the import changed, except what
   * was changed again since.
   */
  apply(): Promise<() => Promise<void>>;
}

/** The result of saving a backup. */
export type SavedBackup = Omit<WrittenBackup, 'text'>;

/** What a backup contains besides settings, lists, follows and votes. */
interface SaveOptions {
  isWithKey: boolean;
  isWithConversations: boolean;
}

/** The actions of the options page. */
export interface BackupActions {
  save(options: SaveOptions): Promise<SavedBackup>;
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
  chat: chatSetting,
  remembersSearches: rememberSearchesSetting,
} as const satisfies Record<keyof BackupSettings, unknown>;

/** All items that an import may write. */
const LOCKED = [...Object.values(ITEMS), ...GATEWAY_ITEMS];

const NAMES = Object.keys(ITEMS) as (keyof BackupSettings)[];

/** The part of a backup that comes from the extension's storage. */
interface Stored {
  settings: BackupSettings;
  gateways: Gateways;
}

export function createBackupActions(userData: UserData, onApplied: () => void): BackupActions {
  const store = createBackupStore(userData);

  async function readState() {
    const [stored, userData] = await Promise.all([readStored(), store.all()]);
    return { ...stored, userData };
  }

  async function apply(backup: Backup): Promise<() => Promise<void>> {
    const changes = await whileLocked(LOCKED, async () => {
      const before = await readStored();
      const after: Stored = {
        settings: mergeSettings(before.settings, backup.settings),
        gateways: mergeGateways(before.gateways, backup.gateways),
      };
      const userData = await store.update((current) => mergeUserData(current, backup));
      try {
        await writeStored(before, after);
      } catch (error) {
        // All or nothing: revert the user data.
        await store.update((now) => userDataWithoutChange(now, userData.before, userData.after));
        throw error;
      }
      return { stored: { before, after }, userData };
    });
    onApplied();
    return () => undo(changes);
  }

  async function undo({ stored, userData }: Changes): Promise<void> {
    await whileLocked(LOCKED, async () => {
      const now = await readStored();
      await store.update((current) =>
        userDataWithoutChange(current, userData.before, userData.after),
      );
      const { before, after } = stored;
      await writeStored(now, {
        settings: withoutChange(now.settings, before.settings, after.settings),
        gateways: gatewaysWithoutChange(now.gateways, before.gateways, after.gateways),
      });
    });
    onApplied();
  }

  return {
    async save(options) {
      const madeAt = Date.now();
      const { text, ...saved } = writeBackup(await readState(), { ...options, madeAt });
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
  userData: Record<'before' | 'after', BackupUserData>;
}

async function readStored(): Promise<Stored> {
  const [gateways, ...values] = await Promise.all([
    gatewaysSetting.getValue(),
    ...NAMES.map((name) => ITEMS[name].getValue()),
  ]);
  return {
    settings: Object.fromEntries(NAMES.map((name, at) => [name, values[at]])),
    gateways,
  };
}

/** Writes all differences in one call, so that a browser that exits meanwhile does not leave half of them. */
async function writeStored(before: Stored, after: Stored): Promise<void> {
  const settings = NAMES.filter(
    (name) => !isEqual(before.settings[name], after.settings[name]),
  ).map((name) => ({ key: ITEMS[name].key, value: after.settings[name] }));
  const areGatewaysEqual = isEqual(before.gateways, after.gateways);
  const gateways = areGatewaysEqual ? [] : await toGatewayItems(before.gateways, after.gateways);
  const all = [...settings, ...gateways];
  if (all.length > 0) await storage.setItems(all);
}

async function toGatewayItems(before: Gateways, after: Gateways) {
  const infos = await gatewayInfoState.getValue();
  return gatewayItems(after, keepValidInfos(infos, after, before));
}

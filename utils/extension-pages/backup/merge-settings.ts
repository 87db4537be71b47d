import type { BackupSettings } from './backup.ts';

/** The settings after an import. What a file of an older GPT Lens does not contain stays as it is. */
export function mergeSettings(current: BackupSettings, backup: BackupSettings): BackupSettings {
  const merged = { ...current, ...backup };
  return backup.lookUps
    ? { ...merged, lookUps: { ...current.lookUps, ...backup.lookUps } }
    : merged;
}

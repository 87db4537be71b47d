import browser from 'webextension-polyfill';

interface AccessLevels {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Denies content scripts access to the storage that contains the key, because a hostile page would attack there first.
 * Firefox does not support this.
 */
export async function restrictStorageAccess(): Promise<void> {
  await (browser.storage.local as AccessLevels).setAccessLevel?.({
    accessLevel: 'TRUSTED_CONTEXTS',
  });
}

import browser from 'webextension-polyfill';

interface AccessLevels {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Closes the storage that holds the key to content scripts, where a hostile page would look for it
 * first. Firefox has no such call.
 */
export async function restrictStorageAccess(): Promise<void> {
  await (browser.storage.local as AccessLevels).setAccessLevel?.({
    accessLevel: 'TRUSTED_CONTEXTS',
  });
}

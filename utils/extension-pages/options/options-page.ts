import { type StoredItem, updateItem } from '../../lib/update-item.ts';
import type { UsageByDay } from '../../lookup/usage-by-day.ts';
import type { sendMessage } from '../../messages/send.ts';
import type { Appearance } from '../../settings/appearance.ts';
import type { ChatSettings } from '../../settings/chat-settings.ts';
import type { FollowSettings } from '../../settings/follow-settings.ts';
import { type GatewayInfos, getInfo } from '../../settings/gateway-info.ts';
import type { HoverSettings } from '../../settings/hover-settings.ts';
import { getLookupPrice } from '../../settings/lookup-price.ts';
import type { LookupSettings } from '../../settings/lookup-settings.ts';
import type { Gateways } from '../../settings/saved-gateways.ts';
import type { Sites } from '../../settings/sites.ts';
import type { UserData } from '../../user-data/database.ts';
import type { Follows } from '../../user-data/follows.ts';
import type { createGatewayActions } from './gateway-setup.ts';
import type { Shortcut } from './shortcuts.ts';

/** The stored items that the options page shows. */
interface OptionsItems {
  gateways: StoredItem<Gateways>;
  infos: StoredItem<GatewayInfos>;
  appearance: StoredItem<Appearance>;
  hover: StoredItem<HoverSettings>;
  lookups: StoredItem<LookupSettings>;
  usage: StoredItem<UsageByDay>;
  sites: StoredItem<Sites>;
  rememberSearches: StoredItem<boolean>;
  counting: StoredItem<boolean>;
  following: StoredItem<FollowSettings>;
  chat: StoredItem<ChatSettings>;
}

interface OptionsDeps {
  items: OptionsItems;
  recentSearches: StoredItem<string[]>;
  userData: Pick<UserData, 'watch'>;
  follows: Pick<Follows, 'all'>;
  createGatewayActions: typeof createGatewayActions;
  readShortcuts(): Promise<Shortcut[]>;
  /** Opens the browser's shortcut settings; missing where extensions cannot. */
  openShortcutSettings: (() => Promise<unknown>) | undefined;
  canNotify(): Promise<boolean>;
  requestNotifications(): Promise<boolean>;
  sendMessage: typeof sendMessage;
  /** Calls `onChange` whenever one of the items changes. */
  watchItems(onChange: () => void): void;
  copy(text: string): Promise<void>;
  show(props: OptionsProps): void;
  /** Shows that the settings cannot be read. */
  showUnreadable(): void;
}

/** The properties of the options page, except for backups. */
type OptionsProps = Awaited<ReturnType<ReturnType<typeof createProps>>>;

/** Reads the settings and combines them with the actions that change them. */
function createProps(deps: OptionsDeps, render: () => Promise<void>) {
  const { items } = deps;
  const gatewayActions = deps.createGatewayActions(render);

  /** Changes the current value of an item, whoever else changes it, and shows the result. */
  async function update<T>(item: StoredItem<T>, change: (value: T) => T): Promise<void> {
    await updateItem(item, change);
    await render();
  }

  /** Returns a function that changes some fields of a section's settings. */
  function createPatcher<T extends object>(
    item: StoredItem<T>,
  ): (changed: Partial<T>) => Promise<void> {
    return (changed) => update(item, (settings) => ({ ...settings, ...changed }));
  }

  async function rememberSearches(isOn: boolean): Promise<void> {
    await updateItem(items.rememberSearches, () => isOn);
    if (!isOn) await updateItem(deps.recentSearches, () => []);
    await render();
  }

  const changeFollowing = createPatcher(items.following);

  async function allowNotifications(): Promise<void> {
    // Nothing may be awaited before: browsers only prompt in direct response to a click.
    const notifies = await deps.requestNotifications();
    await changeFollowing({ notifies });
  }

  /** The saved settings, with notifications off if the browser does not allow them any more. */
  async function readFollowSettings(): Promise<FollowSettings> {
    const [saved, isAllowed] = await Promise.all([items.following.getValue(), deps.canNotify()]);
    return { ...saved, notifies: saved.notifies && isAllowed };
  }

  return async (followCount: number | undefined) => {
    const [
      appearance,
      shortcuts,
      gateways,
      infos,
      hover,
      lookupSettings,
      usage,
      sites,
      isRememberingSearches,
      isCounting,
      followSettings,
      chatSettings,
    ] = await Promise.all([
      items.appearance.getValue(),
      deps.readShortcuts(),
      items.gateways.getValue(),
      items.infos.getValue(),
      items.hover.getValue(),
      items.lookups.getValue(),
      items.usage.getValue(),
      items.sites.getValue(),
      items.rememberSearches.getValue(),
      items.counting.getValue(),
      readFollowSettings(),
      items.chat.getValue(),
    ]);
    return {
      gateways,
      infos,
      ...gatewayActions,
      hover: {
        settings: hover,
        keys: shortcuts.find(({ purpose }) => purpose === 'inspect')?.keys,
        onChange: createPatcher(items.hover),
      },
      shortcuts: { shortcuts, onChange: deps.openShortcutSettings },
      lookupSettings,
      usage,
      usageGateways: gateways.all.map((gateway) => ({
        id: gateway.id,
        name: gateway.name,
        hasPrice: getLookupPrice(gateway, getInfo(infos, gateway), 'gpt') !== undefined,
      })),
      now: Date.now(),
      onLookupSettingsChange: createPatcher(items.lookups),
      appearance,
      onAppearanceChange: createPatcher(items.appearance),
      sites,
      onSitesChange: (change: (sites: Sites) => Sites) => update(items.sites, change),
      cache: {
        clear: async () => void (await deps.sendMessage({ type: 'clear-cache' })),
        isRememberingSearches,
        onRememberSearches: rememberSearches,
      },
      isCounting,
      onCountingChange: (isOn: boolean) => update(items.counting, () => isOn),
      following: {
        settings: followSettings,
        count: followCount,
        onChange: changeFollowing,
        allowNotifications,
      },
      chat: { settings: chatSettings, onChange: createPatcher(items.chat) },
      copyDiagnostics: async () => deps.copy(await deps.sendMessage({ type: 'get-diagnostics' })),
    };
  };
}

/** The options page: shows the settings, and shows them again after every change. */
export function createOptionsPage(deps: OptionsDeps) {
  const readProps = createProps(deps, render);
  /** Number of followed GPTs; missing until the database responds, which the page does not wait for. */
  let followCount: number | undefined;
  let renders = 0;

  async function render(): Promise<void> {
    const own = ++renders;
    const props = await readProps(followCount);
    // Drop stale results.
    if (own === renders) deps.show(props);
  }

  /** Renders again; if settings cannot be read, the page stays as it is. */
  function refresh(): void {
    render().catch(logUnreadable);
  }

  async function countFollows(): Promise<void> {
    // Stays unknown if the database cannot be read.
    followCount = await deps.follows.all().then(
      (all) => all.length,
      () => undefined,
    );
    await render();
  }

  /** Reads the balance once, if the user wants that. The result arrives in the storage. */
  async function readBalance(): Promise<void> {
    const { readsBalance } = await deps.items.lookups.getValue();
    if (readsBalance) await deps.sendMessage({ type: 'read-balance', isAutomatic: true });
  }

  return {
    render,
    refresh,
    start(): void {
      // Cards, popup, backups and other options pages change settings, too.
      deps.watchItems(refresh);
      deps.userData.watch((kind) => kind === 'follows' && countFollows().catch(() => {}));
      render().catch((error) => {
        logUnreadable(error);
        deps.showUnreadable();
      });
      countFollows().catch(() => {});
      // The background records why it could not read the balance.
      readBalance().catch(() => {});
    },
  };
}

function logUnreadable(error: unknown): void {
  console.error('GPT Lens: the settings could not be read.', error);
}

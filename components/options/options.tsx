import { useState } from 'preact/hooks';
import type { BackupActions } from '../../utils/extension-pages/backup/backup-actions.ts';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import { findSettings } from '../../utils/extension-pages/options/settings-search.ts';
import type { NamedGateway } from '../../utils/extension-pages/options/usage-rows.ts';
import type { UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import type { Appearance } from '../../utils/settings/appearance.ts';
import type { LookupSettings } from '../../utils/settings/lookup-settings.ts';
import type { Sites } from '../../utils/settings/sites.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { AppearanceForm } from './appearance-form.tsx';
import { BackupForm } from './backup-form.tsx';
import { CacheForm, type CacheFormProps } from './cache-form.tsx';
import { ChatForm, type ChatFormProps } from './chat-form.tsx';
import { CountingForm } from './counting-form.tsx';
import { DiagnosticsForm } from './diagnostics-form.tsx';
import { FollowingForm, type FollowingFormProps } from './following-form.tsx';
import { GatewayLookups } from './gateway-lookups.tsx';
import { GatewaySection, type GatewaySectionProps } from './gateway-section.tsx';
import { HoverForm, type HoverFormProps } from './hover-form.tsx';
import { FoundSettingsContext } from './setting.tsx';
import { ShortcutsForm, type ShortcutsFormProps } from './shortcuts-form.tsx';
import { SitesForm } from './sites-form.tsx';
import { UsageForm } from './usage-form.tsx';

interface Props extends Omit<GatewaySectionProps, 'now'> {
  hover: HoverFormProps;
  shortcuts: ShortcutsFormProps;
  lookupSettings: LookupSettings;
  usage: UsageByDay;
  /** The gateways that the usage names. */
  usageGateways: NamedGateway[];
  now: number;
  onLookupSettingsChange(changed: Partial<LookupSettings>): Promise<void>;
  appearance: Appearance;
  onAppearanceChange(changed: Partial<Appearance>): Promise<void>;
  sites: Sites;
  onSitesChange(changed: (sites: Sites) => Sites): Promise<void>;
  cache: CacheFormProps;
  backup: BackupActions;
  isCounting: boolean;
  onCountingChange(isOn: boolean): Promise<void>;
  following: FollowingFormProps;
  chat: ChatFormProps;
  copyDiagnostics(): Promise<void>;
  saveFile(file: TextFile): void;
}

/** The options page. */
export function Options({
  hover,
  shortcuts,
  lookupSettings,
  usage,
  usageGateways,
  now,
  onLookupSettingsChange,
  appearance,
  onAppearanceChange,
  sites,
  onSitesChange,
  cache,
  backup,
  isCounting,
  onCountingChange,
  following,
  chat,
  copyDiagnostics,
  saveFile,
  ...gateway
}: Props) {
  const text = useI18n();
  const [words, setWords] = useState('');
  const hasSeveral = gateway.gateways.all.length > 1;
  const found = findSettings(words, text, hasSeveral);
  return (
    <main>
      <h1>{text.t('options.title')}</h1>
      <SettingsSearch words={words} count={found?.size} onSearch={setWords} />
      <FoundSettingsContext.Provider value={found}>
        <GatewaySection {...gateway} now={now} managesSeveral={true}>
          <GatewayLookups
            settings={lookupSettings}
            hasSeveral={hasSeveral}
            onChange={onLookupSettingsChange}
          />
        </GatewaySection>
        <SitesForm sites={sites} onChange={onSitesChange} />
        <UsageForm
          settings={lookupSettings}
          usage={usage}
          gateways={usageGateways}
          now={now}
          onChange={onLookupSettingsChange}
          saveFile={saveFile}
        />
        <HoverForm {...hover} />
        <ShortcutsForm {...shortcuts} />
        <CountingForm isOn={isCounting} onChange={onCountingChange} />
        <FollowingForm {...following} />
        <ChatForm {...chat} />
        <AppearanceForm appearance={appearance} onChange={onAppearanceChange} />
        <BackupForm {...backup} />
        <CacheForm {...cache} />
        <DiagnosticsForm copyDiagnostics={copyDiagnostics} />
      </FoundSettingsContext.Provider>
    </main>
  );
}

interface SearchProps {
  words: string;
  /** Number of matching settings; `undefined` without a search. */
  count: number | undefined;
  onSearch(words: string): void;
}

/** Searches settings by their labels and hints, and shows the number of matches. */
function SettingsSearch({ words, count, onSearch }: SearchProps) {
  const { t } = useI18n();
  return (
    <search class="settings-search">
      <input
        type="search"
        value={words}
        aria-label={t('options.search')}
        placeholder={t('options.search')}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => onSearch(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onSearch('')}
      />
      <p class="hint" role="status">
        {count !== undefined &&
          (count ? t('options.search-found', { count }) : t('options.search-nothing'))}
      </p>
    </search>
  );
}

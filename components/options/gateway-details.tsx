import { useContext, useState } from 'preact/hooks';
import type {
  FieldProblems,
  GatewayFields,
} from '../../utils/extension-pages/options/gateway-draft.ts';
import type { SettingId } from '../../utils/extension-pages/options/settings-search.ts';
import type { VersionChoice } from '../../utils/gateway/endpoints.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { FoundSettingsContext, Setting } from './setting.tsx';
import { TextField } from './text-field.tsx';

interface Props {
  fields: GatewayFields;
  problems: FieldProblems;
  onEdit(change: Partial<GatewayFields>): void;
}

const VERSIONS: VersionChoice[] = ['auto', 'v2', 'v1'];

const IDS: SettingId[] = ['version', 'gateway-limit', 'lookup-price', 'low-balance', 'chat-model'];

/** What few people change about a gateway. Closed, unless the settings search finds something in it or a value is invalid. */
export function GatewayDetails({ fields, problems, onEdit }: Props) {
  const { t } = useI18n();
  const found = useContext(FoundSettingsContext);
  const [isOpen, setIsOpen] = useState(false);
  const { dailyLimit, lookupPrice, lowBalance, chatModel } = problems;
  const hasProblem = Boolean(dailyLimit ?? lookupPrice ?? lowBalance ?? chatModel);
  const isForcedOpen = hasProblem || IDS.some((id) => found?.has(id));
  return (
    <details
      class="collapsible gateway-details"
      hidden={found !== undefined && !IDS.some((id) => found.has(id))}
      open={isOpen || isForcedOpen}
      onToggle={({ currentTarget }) => {
        // Opened by a problem, it stays open while the user corrects that.
        if (hasProblem || !isForcedOpen) setIsOpen(currentTarget.open);
      }}
    >
      <summary>{t('options.gateway-more')}</summary>
      <div class="gateway-details-fields">
        <Setting id="version">
          <SelectField
            label={t('options.version')}
            hint={t('options.version-hint')}
            value={fields.version}
            choices={VERSIONS.map((value) => ({ value, label: t(`options.version.${value}`) }))}
            onChange={(version) => onEdit({ version })}
          />
        </Setting>
        <Setting id="gateway-limit">
          <TextField
            label={t('options.gateway-limit')}
            hint={t('options.gateway-limit-hint')}
            problem={dailyLimit && t(`options.number.${dailyLimit}`)}
            value={fields.dailyLimit}
            inputMode="numeric"
            onInput={(value) => onEdit({ dailyLimit: value })}
          />
        </Setting>
        <Setting id="lookup-price">
          <TextField
            label={t('options.lookup-price')}
            hint={t('options.lookup-price-hint')}
            problem={lookupPrice && t(`options.number.${lookupPrice}`)}
            value={fields.lookupPrice}
            inputMode="decimal"
            onInput={(value) => onEdit({ lookupPrice: value })}
          />
        </Setting>
        <Setting id="low-balance">
          <TextField
            label={t('options.low-balance')}
            hint={t('options.low-balance-hint')}
            problem={lowBalance && t(`options.number.${lowBalance}`)}
            value={fields.lowBalance}
            inputMode="decimal"
            onInput={(value) => onEdit({ lowBalance: value })}
          />
        </Setting>
        <Setting id="chat-model">
          <TextField
            label={t('options.chat-model')}
            hint={t('options.chat-model-hint')}
            problem={chatModel && t(`options.chat-model.${chatModel}`)}
            value={fields.chatModel}
            onInput={(value) => onEdit({ chatModel: value })}
          />
        </Setting>
      </div>
    </details>
  );
}

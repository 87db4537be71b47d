import { useId } from 'preact/hooks';
import { toHost } from '../../utils/extension-pages/options/gateway-name.ts';
import { formatBalance } from '../../utils/i18n/balance-text.ts';
import { type GatewayInfos, getInfo } from '../../utils/settings/gateway-info.ts';
import { getActiveGateway } from '../../utils/settings/gateway-list.ts';
import type { Gateways } from '../../utils/settings/saved-gateways.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  gateways: Gateways;
  infos: GatewayInfos;
  /** Whether a gateway has changes in the form that are not saved. */
  hasDraft(id: string): boolean;
  /** Makes a gateway the active one. */
  onActivate(id: string): void;
  onEdit(id: string): void;
}

/** The choice of the active gateway. It applies at once. */
export function GatewayList({ gateways, infos, hasDraft, onActivate, onEdit }: Props) {
  const text = useI18n();
  const { t } = text;
  const groupName = useId();
  const active = getActiveGateway(gateways);
  return (
    <fieldset class="gateway-list">
      <legend class="label">{t('options.gateway-choice')}</legend>
      {gateways.all.map((gateway) => {
        const { id, name, baseUrl } = gateway;
        const host = toHost(baseUrl);
        const balance = getInfo(infos, gateway)?.balance?.balance;
        const details = [
          name === host ? undefined : host,
          balance && balance.kind !== 'not-offered' ? formatBalance(text, balance) : undefined,
        ].filter(Boolean);
        return (
          <div key={id} class="gateway-entry">
            <label class="choice">
              <input
                type="radio"
                name={groupName}
                value={id}
                checked={gateway === active}
                onChange={() => onActivate(id)}
              />
              <span>
                <bdi>{name}</bdi>
                {details.length > 0 && <small dir="auto">{details.join(' · ')}</small>}
                {hasDraft(id) && (
                  <small class="gateway-unsaved">{t('options.gateway-unsaved')}</small>
                )}
              </span>
            </label>
            <button
              type="button"
              class="text-button"
              aria-label={t('options.gateway-edit-named', { name })}
              onClick={() => onEdit(id)}
            >
              {t('options.gateway-edit')}
            </button>
          </div>
        );
      })}
    </fieldset>
  );
}

import { useRef, useState } from 'preact/hooks';
import { parseApiKey } from '../utils/gateway/api-key.ts';
import { parseBaseUrl } from '../utils/gateway/base-url.ts';
import type { ConnectionReport } from '../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../utils/gateway/request.ts';
import { ConnectionFindings } from './connection-findings.tsx';
import { focusOnce } from './focus-once.ts';
import { KeyField } from './key-field.tsx';
import { Setting, useIsSectionHidden } from './setting.tsx';
import { useText } from './text-context.tsx';
import { UrlField } from './url-field.tsx';

export interface GatewayFormProps {
  /** What is saved already. */
  saved: GatewayAccess | null;
  /** Tries what is typed, without saving it. */
  test(access: GatewayAccess): Promise<ConnectionReport>;
  /** `report` is what a test of the same access found. */
  save(access: GatewayAccess, report?: ConnectionReport): Promise<void>;
  forget(): Promise<void>;
}

type Outcome =
  | { is: 'none' | 'testing' | 'saved' | 'restored' }
  /** Kept nowhere but here, and only as long as nothing else is done. */
  | { is: 'forgotten'; access: GatewayAccess }
  | { is: 'tested'; report: ConnectionReport };

/** Base URL and key: tried in words before anything is saved. */
export function GatewayForm({ saved, test, save, forget }: GatewayFormProps) {
  const { t } = useText();
  const [baseUrl, setBaseUrl] = useState(saved?.baseUrl ?? '');
  const [apiKey, setApiKey] = useState(saved?.apiKey ?? '');
  const [allowsHttp, setAllowsHttp] = useState(saved !== null && !parseBaseUrl(saved.baseUrl).ok);
  // Nobody wants to be told off before having finished typing.
  const [isChecked, setChecked] = useState(false);
  const [outcome, showOutcome] = useState<Outcome>({ is: 'none' });
  /** Counts what was done: the result of a test counts only for what was tested. */
  const deed = useRef(0);

  const url = parseBaseUrl(baseUrl, allowsHttp);
  const key = parseApiKey(apiKey);

  function setOutcome(next: Outcome): void {
    deed.current++;
    showOutcome(next);
  }

  function edit(change: () => void): void {
    change();
    setOutcome({ is: 'none' });
  }

  /** What is typed, as it would be saved; `undefined` (and the fields say why) while it is not right. */
  function typedAccess(): GatewayAccess | undefined {
    setChecked(true);
    if (!url.ok || !key.ok) return undefined;
    setBaseUrl(url.url);
    setApiKey(key.key);
    return { baseUrl: url.url, apiKey: key.key };
  }

  async function onTest(): Promise<void> {
    if (outcome.is === 'testing') return;
    const access = typedAccess();
    if (!access) return setOutcome({ is: 'none' });
    setOutcome({ is: 'testing' });
    const tested = deed.current;
    const report = await test(access);
    if (deed.current === tested) setOutcome({ is: 'tested', report });
  }

  async function onSave(event: Event): Promise<void> {
    event.preventDefault();
    const access = typedAccess();
    if (!access) return setOutcome({ is: 'none' });
    await save(access, outcome.is === 'tested' ? outcome.report : undefined);
    setOutcome({ is: 'saved' });
  }

  async function onForget(access: GatewayAccess): Promise<void> {
    await forget();
    setBaseUrl('');
    setApiKey('');
    setChecked(false);
    setOutcome({ is: 'forgotten', access });
  }

  async function onUndo(access: GatewayAccess): Promise<void> {
    await save(access);
    setBaseUrl(access.baseUrl);
    setApiKey(access.apiKey);
    setOutcome({ is: 'restored' });
  }

  return (
    <form
      class="panel"
      aria-labelledby="gateway"
      noValidate
      hidden={useIsSectionHidden('gateway')}
      onSubmit={onSave}
    >
      <h2 id="gateway">{t('options.gateway')}</h2>
      <p class="hint">{t('options.gateway-hint')}</p>
      <Setting id="base-url">
        <UrlField
          value={baseUrl}
          problem={isChecked && !url.ok ? url.problem : undefined}
          allowsHttp={allowsHttp}
          onInput={(value) => edit(() => setBaseUrl(value))}
          onAllowHttp={(allows) => edit(() => setAllowsHttp(allows))}
        />
      </Setting>
      <Setting id="api-key">
        <KeyField
          value={apiKey}
          problem={isChecked && !key.ok ? key.problem : undefined}
          onInput={(value) => edit(() => setApiKey(value))}
        />
      </Setting>
      <div class="actions">
        <button type="button" class="button button-quiet" onClick={onTest}>
          {t('options.test')}
        </button>
        <button type="submit" class="button">
          {t('common.save')}
        </button>
        {saved && (
          <button type="button" class="button button-plain" onClick={() => onForget(saved)}>
            {t('options.forget')}
          </button>
        )}
      </div>
      <div class="outcome" role="status">
        {outcome.is === 'none' && <p class="hint">{t('options.test-cost')}</p>}
        {outcome.is === 'testing' && <p>{t('options.testing')}</p>}
        {outcome.is === 'tested' && <ConnectionFindings report={outcome.report} />}
        {(outcome.is === 'saved' || outcome.is === 'restored' || outcome.is === 'forgotten') && (
          <p class="good">{t(`options.${outcome.is}`)}</p>
        )}
        {outcome.is === 'forgotten' && (
          <button
            type="button"
            class="button button-quiet"
            ref={focusOnce}
            onClick={() => onUndo(outcome.access)}
          >
            {t('common.undo')}
          </button>
        )}
      </div>
    </form>
  );
}

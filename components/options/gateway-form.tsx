import { useRef, useState } from 'preact/hooks';
import { parseApiKey } from '../../utils/gateway/api-key.ts';
import { parseBaseUrl } from '../../utils/gateway/base-url.ts';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { VersionChoice } from '../../utils/gateway/endpoints.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import { FIRST_ID } from '../../utils/settings/gateway-list.ts';
import {
  createSavedGateway,
  type Gateways,
  type SavedGateway,
} from '../../utils/settings/saved-gateways.ts';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useAction } from '../ui/use-action.ts';
import { ConnectionFindings } from './connection-report.tsx';
import { KeyField } from './key-field.tsx';
import { Setting, useIsSectionHidden } from './setting.tsx';
import { UrlField } from './url-field.tsx';

export interface GatewayFormProps {
  /** The active gateway, which may have been changed in another tab. */
  saved: SavedGateway | null;
  /** Tests the access without saving it. */
  test(access: GatewayAccess, gatewayId: string): Promise<ConnectionReport>;
  /** `report`: the result of a test of the same access. */
  save(gateway: SavedGateway, report?: ConnectionReport): Promise<void>;
  forget(gatewayId: string): Promise<void>;
  /** Saves forgotten gateways again. Resolves to `false` if others were saved since, which then stay. */
  restore(gateways: Gateways): Promise<boolean>;
}

type GatewayAction = 'test' | 'save' | 'forget' | 'restore';

type Outcome =
  | { status: 'none' | 'saved' | 'restored' | 'not-restored' }
  /** It runs or has failed. */
  | { status: 'running'; action: GatewayAction }
  /** The only copy of the access, for undo. The next action discards it. */
  | { status: 'forgotten'; gateway: SavedGateway }
  | { status: 'tested'; report: ConnectionReport };

/** The input, and the access that was saved when the user started to edit. */
interface Draft {
  baseUrl: string;
  apiKey: string;
  allowsHttp: boolean;
  base: GatewayAccess | null;
}

/**
 * A test takes up to four look-ups with their timeouts and retries, and a permission prompt that the user has to answer.
 */
const TEST_LIMIT_MS = 3 * 60_000;

const VERSIONS: VersionChoice[] = ['auto', 'v2', 'v1'];

/** Base URL and key, with a connection test that can run before they are saved. */
export function GatewayForm({ saved, test, save, forget, restore }: GatewayFormProps) {
  const { t } = useI18n();
  /** `undefined` while the fields show the saved access. */
  const [draft, setDraft] = useState<Draft>();
  // Show no errors before the user has finished typing.
  const [isChecked, setIsChecked] = useState(false);
  const [outcome, setOutcomeState] = useState<Outcome>({ status: 'none' });
  const action = useAction();
  /** Number of actions so far. The result of a test is dropped if there was another action since. */
  const actionCount = useRef(0);

  const { baseUrl, apiKey, allowsHttp } = draft ?? toDraft(saved);
  const url = parseBaseUrl(baseUrl, allowsHttp);
  const key = parseApiKey(apiKey);
  const isChangedElsewhere =
    draft !== undefined && !isSame(saved, draft.base) && !isSame(saved, { baseUrl, apiKey });

  function setOutcome(next: Outcome): void {
    actionCount.current++;
    setOutcomeState(next);
  }

  function edit(change: Partial<Draft>): void {
    const now = toDraft(saved);
    const next = { ...(draft ?? now), ...change };
    // The input equals the saved access again, so there is nothing to lose.
    const isBack = isSame(saved, next) && next.allowsHttp === now.allowsHttp;
    setDraft(isBack ? undefined : next);
    action.clear();
    setOutcome({ status: 'none' });
  }

  function showSaved(): void {
    setDraft(undefined);
    setIsChecked(false);
    action.clear();
    setOutcome({ status: 'none' });
  }

  /** The input as it would be saved. `undefined` if it is invalid; the fields then show why. */
  function parseDraft(): GatewayAccess | undefined {
    setIsChecked(true);
    if (!url.ok || !key.ok) return undefined;
    const access = { baseUrl: url.url, apiKey: key.key };
    if (draft) setDraft({ ...draft, ...access });
    return access;
  }

  /** Runs an action whose result is shown here. Resolves to whether it succeeded. */
  function runAction(
    name: GatewayAction,
    work: () => Promise<unknown>,
    limitMs?: number,
  ): Promise<boolean> {
    setOutcome({ status: 'running', action: name });
    return action.run(work, limitMs);
  }

  async function onTest(): Promise<void> {
    if (isTesting) return;
    const access = parseDraft();
    if (!access) return setOutcome({ status: 'none' });
    let report: ConnectionReport | undefined;
    const testing = runAction(
      'test',
      async () => {
        report = await test(access, saved?.id ?? FIRST_ID);
      },
      TEST_LIMIT_MS,
    );
    const countAtTest = actionCount.current;
    if ((await testing) && report && actionCount.current === countAtTest)
      setOutcome({ status: 'tested', report });
  }

  async function onSave(event: Event): Promise<void> {
    event.preventDefault();
    const access = parseDraft();
    if (!access) return setOutcome({ status: 'none' });
    const report = outcome.status === 'tested' ? outcome.report : undefined;
    const gateway = { ...(saved ?? createSavedGateway(FIRST_ID, access)), ...access };
    if (!(await runAction('save', () => save(gateway, report)))) return;
    // Keep input that was typed while it was being saved.
    setDraft((now) => (now && isSame(now, access) ? undefined : now));
    setOutcome({ status: 'saved' });
  }

  async function onForget(gateway: SavedGateway): Promise<void> {
    if (!(await runAction('forget', () => forget(gateway.id)))) return;
    setDraft(undefined);
    setIsChecked(false);
    setOutcome({ status: 'forgotten', gateway });
  }

  async function onUndo(gateway: SavedGateway): Promise<void> {
    let isRestored = false;
    const isDone = await runAction('restore', async () => {
      isRestored = await restore({ activeId: gateway.id, all: [gateway] });
    });
    if (isDone) setOutcome({ status: isRestored ? 'restored' : 'not-restored' });
  }

  const runningAction = outcome.status === 'running' ? outcome.action : undefined;
  // No undo if another access was saved meanwhile.
  const forgotten = outcome.status === 'forgotten' && saved === null ? outcome.gateway : undefined;
  const isTesting = runningAction === 'test' && action.failure === undefined;
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
          onInput={(value) => edit({ baseUrl: value })}
          onAllowHttp={(allows) => edit({ allowsHttp: allows })}
        />
      </Setting>
      <Setting id="api-key">
        <KeyField
          value={apiKey}
          problem={isChecked && !key.ok ? key.problem : undefined}
          onInput={(value) => edit({ apiKey: value })}
        />
      </Setting>
      {saved && (
        <Setting
          id="version"
          save={(version: VersionChoice) => save({ ...saved, version })}
          reset={saved.version === 'auto' ? undefined : 'auto'}
        >
          {(choose) => (
            <SelectField
              label={t('options.version')}
              hint={t('options.version-hint')}
              value={saved.version}
              choices={VERSIONS.map((value) => ({ value, label: t(`options.version.${value}`) }))}
              onChange={choose}
            />
          )}
        </Setting>
      )}
      {isChangedElsewhere && (
        <div class="form-status">
          <p class="error" role="status">
            {t('options.gateway-elsewhere')}
          </p>
          <button type="button" class="button button-quiet" onClick={showSaved}>
            {t('options.show-saved')}
          </button>
        </div>
      )}
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
      <div class="form-status" role="status">
        {outcome.status === 'none' && <p class="hint">{t('options.test-cost')}</p>}
        {isTesting && <p>{t('options.testing')}</p>}
        {runningAction && action.failure !== undefined && (
          <p class="error">{t(`options.failed.${runningAction}`)}</p>
        )}
        {outcome.status === 'tested' && <ConnectionFindings report={outcome.report} />}
        {(outcome.status === 'saved' || outcome.status === 'restored') && (
          <p class="success">{t(`options.${outcome.status}`)}</p>
        )}
        {outcome.status === 'not-restored' && <p class="error">{t('options.not-restored')}</p>}
        {forgotten && <p class="success">{t('options.forgotten')}</p>}
      </div>
      {forgotten && (
        <div class="actions">
          <button
            type="button"
            class="button button-quiet"
            ref={focusOnce}
            onClick={() => onUndo(forgotten)}
          >
            {t('common.undo')}
          </button>
        </div>
      )}
    </form>
  );
}

/** The fields with the saved values. */
function toDraft(saved: GatewayAccess | null): Draft {
  return {
    baseUrl: saved?.baseUrl ?? '',
    apiKey: saved?.apiKey ?? '',
    allowsHttp: saved !== null && !parseBaseUrl(saved.baseUrl).ok,
    base: saved,
  };
}

function isSame(one: GatewayAccess | null, other: GatewayAccess | null): boolean {
  return one?.baseUrl === other?.baseUrl && one?.apiKey === other?.apiKey;
}

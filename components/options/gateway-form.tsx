import { useRef, useState } from 'preact/hooks';
import { parseApiKey } from '../../utils/gateway/api-key.ts';
import { parseBaseUrl } from '../../utils/gateway/base-url.ts';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { ConnectionFindings } from './connection-report.tsx';
import { KeyField } from './key-field.tsx';
import { Setting, useIsSectionHidden } from './setting.tsx';
import { UrlField } from './url-field.tsx';

export interface GatewayFormProps {
  /** What is saved by now, here or elsewhere. */
  saved: GatewayAccess | null;
  /** Tries what is typed, without saving it. */
  test(access: GatewayAccess): Promise<ConnectionReport>;
  /** `report` is what a test of the same access found. */
  save(access: GatewayAccess, report?: ConnectionReport): Promise<void>;
  forget(): Promise<void>;
  /** Saves what was forgotten; `false` where another access has been saved since, which stays. */
  restore(access: GatewayAccess): Promise<boolean>;
}

type Deed = 'test' | 'save' | 'forget' | 'restore';

type Outcome =
  | { status: 'none' | 'saved' | 'restored' | 'not-restored' }
  /** What runs, or has failed. */
  | { status: 'doing'; actionCount: Deed }
  /** Kept nowhere but here, and only as long as nothing else is done. */
  | { status: 'forgotten'; access: GatewayAccess }
  | { status: 'tested'; report: ConnectionReport };

/** What somebody has typed, over what was saved when they began to. */
interface Draft {
  baseUrl: string;
  apiKey: string;
  allowsHttp: boolean;
  over: GatewayAccess | null;
}

/**
 * Four look-ups, of which each may take its time and be tried again, and a question of the browser's that a person has
 * to answer: longer than this, nothing comes any more.
 */
const TEST_LIMIT_MS = 3 * 60_000;

/** Base URL and key: tried in words before anything is saved. */
export function GatewayForm({ saved, test, save, forget, restore }: GatewayFormProps) {
  const { t } = useI18n();
  /** Missing while the fields show what is saved. */
  const [draft, setDraft] = useState<Draft>();
  // Nobody wants to be told off before having finished typing.
  const [isChecked, setIsChecked] = useState(false);
  const [outcome, setOutcomeState] = useState<Outcome>({ status: 'none' });
  const action = useAction();
  /** Counts what was done: the result of a test counts only for what was tested. */
  const deeds = useRef(0);

  const { baseUrl, apiKey, allowsHttp } = draft ?? draftOf(saved);
  const url = parseBaseUrl(baseUrl, allowsHttp);
  const key = parseApiKey(apiKey);
  const isOvertaken =
    draft !== undefined && !isSame(saved, draft.over) && !isSame(saved, { baseUrl, apiKey });

  function setOutcome(next: Outcome): void {
    deeds.current++;
    setOutcomeState(next);
  }

  function edit(change: Partial<Draft>): void {
    const now = draftOf(saved);
    const next = { ...(draft ?? now), ...change };
    // Typed back to what is saved, there is nothing that could be lost.
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

  /** What is typed, as it would be saved; `undefined` (and the fields say why) while it is not right. */
  function typedAccess(): GatewayAccess | undefined {
    setIsChecked(true);
    if (!url.ok || !key.ok) return undefined;
    const access = { baseUrl: url.url, apiKey: key.key };
    if (draft) setDraft({ ...draft, ...access });
    return access;
  }

  /** Does something that is told of here, also where it fails; tells whether it went well. */
  function act(
    actionCount: Deed,
    work: () => Promise<unknown>,
    limitMs?: number,
  ): Promise<boolean> {
    setOutcome({ status: 'doing', actionCount });
    return action.run(work, limitMs);
  }

  async function onTest(): Promise<void> {
    if (isTesting) return;
    const access = typedAccess();
    if (!access) return setOutcome({ status: 'none' });
    let report: ConnectionReport | undefined;
    const testing = act(
      'test',
      async () => {
        report = await test(access);
      },
      TEST_LIMIT_MS,
    );
    const countAtTest = deeds.current;
    if ((await testing) && report && deeds.current === countAtTest)
      setOutcome({ status: 'tested', report });
  }

  async function onSave(event: Event): Promise<void> {
    event.preventDefault();
    const access = typedAccess();
    if (!access) return setOutcome({ status: 'none' });
    const report = outcome.status === 'tested' ? outcome.report : undefined;
    if (!(await act('save', () => save(access, report)))) return;
    // What has been typed meanwhile is not saved.
    setDraft((now) => (now && isSame(now, access) ? undefined : now));
    setOutcome({ status: 'saved' });
  }

  async function onForget(access: GatewayAccess): Promise<void> {
    if (!(await act('forget', forget))) return;
    setDraft(undefined);
    setIsChecked(false);
    setOutcome({ status: 'forgotten', access });
  }

  async function onUndo(access: GatewayAccess): Promise<void> {
    let isRestored = false;
    const isDone = await act('restore', async () => {
      isRestored = await restore(access);
    });
    if (isDone) setOutcome({ status: isRestored ? 'restored' : 'not-restored' });
  }

  const doing = outcome.status === 'doing' ? outcome.actionCount : undefined;
  // Withdrawn where another one has been saved meanwhile.
  const forgotten = outcome.status === 'forgotten' && saved === null ? outcome.access : undefined;
  const isTesting = doing === 'test' && action.failure === undefined;
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
      {isOvertaken && (
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
        {doing && action.failure !== undefined && (
          <p class="error">{t(`options.failed.${doing}`)}</p>
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

/** The fields as they show what is saved. */
function draftOf(saved: GatewayAccess | null): Draft {
  return {
    baseUrl: saved?.baseUrl ?? '',
    apiKey: saved?.apiKey ?? '',
    allowsHttp: saved !== null && !parseBaseUrl(saved.baseUrl).ok,
    over: saved,
  };
}

function isSame(one: GatewayAccess | null, other: GatewayAccess | null): boolean {
  return one?.baseUrl === other?.baseUrl && one?.apiKey === other?.apiKey;
}

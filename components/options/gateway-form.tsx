import { useRef, useState } from 'preact/hooks';
import {
  changesAccess,
  type FieldProblems,
  type GatewayFields,
  isKeyForOtherHost,
  parseFields,
  type Taken,
  type TakenFields,
  takePasted,
  takeTyped,
} from '../../utils/extension-pages/options/gateway-draft.ts';
import { MAX_NAME_LENGTH, toHost } from '../../utils/extension-pages/options/gateway-name.ts';
import { parseBaseUrl } from '../../utils/gateway/base-url.ts';
import type { ConnectionReport } from '../../utils/gateway/connection-test.ts';
import type { GatewayAccess } from '../../utils/gateway/request.ts';
import type { SavedGateway } from '../../utils/settings/saved-gateways.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';
import { ConnectionFindings } from './connection-report.tsx';
import { GatewayDetails } from './gateway-details.tsx';
import { KeyField } from './key-field.tsx';
import { Setting } from './setting.tsx';
import { TextField } from './text-field.tsx';
import { UrlField } from './url-field.tsx';

interface Props {
  id: string;
  /** As it is saved, which may have been changed in another tab; `undefined` for a new gateway. */
  saved: SavedGateway | undefined;
  /** What the form shows: the saved values, or what the user has typed. */
  fields: GatewayFields;
  /** The user has typed something, and it was saved differently in another tab. */
  isChangedElsewhere: boolean;
  others: SavedGateway[];
  /** Whether look-ups go to this gateway once it is saved. */
  isActive: boolean;
  /** Names the form where there are several gateways. */
  title: string | undefined;
  /** Whether to focus the form now. */
  isFocused: boolean;
  onEdit(change: Partial<GatewayFields>): void;
  /** Discards what was typed. */
  onShowSaved(): void;
  /** The user has started an action of this form. */
  onAct(): void;
  /** Tests the access without saving it. */
  test(access: GatewayAccess, gatewayId: string): Promise<ConnectionReport>;
  /** `report`: the result of a test of the same access. */
  save(gateway: SavedGateway, report?: ConnectionReport): Promise<void>;
  /** `submitted`: the fields when the user pressed Save. */
  onSaved(gateway: SavedGateway, submitted: GatewayFields): void;
  onForget?(): void;
  onCancel?(): void;
}

type Outcome =
  | { status: 'none' | 'saved' }
  /** It runs or has failed. */
  | { status: 'running'; action: 'test' | 'save' }
  | { status: 'tested'; report: ConnectionReport };

/**
 * A test takes up to four look-ups with their timeouts and retries, some requests for models, prices and balance, and a
 * permission prompt that the user has to answer.
 */
const TEST_LIMIT_MS = 4 * 60_000;

/** Base URL and key of one gateway, with a connection test that can run before they are saved. */
export function GatewayForm(props: Props) {
  const { id, saved, fields, others, title, onEdit, onAct, test, save } = props;
  const { t } = useI18n();
  // Show no errors before the user has finished typing.
  const [isChecked, setIsChecked] = useState(false);
  const [outcome, setOutcomeState] = useState<Outcome>({ status: 'none' });
  /** What was taken from a pasted text since the last change. */
  const [taken, setTaken] = useState<Taken>();
  const action = useAction();
  /** Number of actions so far. The result of a test is dropped if there was another action since. */
  const actionCount = useRef(0);

  const parsed = parseFields(fields, id, others);
  const problems: FieldProblems = isChecked && !parsed.ok ? parsed.problems : {};

  function setOutcome(next: Outcome): void {
    actionCount.current++;
    setOutcomeState(next);
  }

  function edit(change: Partial<GatewayFields>): void {
    onAct();
    onEdit(change);
    setTaken(undefined);
    // The test may have been paid for, and Save stores what it has found.
    const isTest = isTesting || outcome.status === 'tested';
    if (isTest && !changesAccess(change)) return;
    action.clear();
    setOutcome({ status: 'none' });
  }

  function take({ change, taken: parts }: TakenFields): void {
    edit(change);
    setTaken(parts);
  }

  function onPaste(field: 'baseUrl' | 'apiKey', text: string, replacesAll: boolean): boolean {
    const found = takePasted(text, field, replacesAll);
    if (found) take(found);
    return found !== undefined;
  }

  function onShowSaved(): void {
    onAct();
    props.onShowSaved();
    setIsChecked(false);
    setTaken(undefined);
    action.clear();
    setOutcome({ status: 'none' });
  }

  /** The input as it would be saved. `undefined` if it is invalid; the fields then show why. */
  function prepare(): SavedGateway | undefined {
    onAct();
    setIsChecked(true);
    const found = takeTyped(fields);
    if (found) take(found);
    const ready = parseFields({ ...fields, ...found?.change }, id, others);
    if (!ready.ok) {
      setOutcome({ status: 'none' });
      return undefined;
    }
    // Show what is tested or saved.
    const { baseUrl, apiKey } = ready.gateway;
    if (baseUrl !== fields.baseUrl || apiKey !== fields.apiKey) onEdit({ baseUrl, apiKey });
    return ready.gateway;
  }

  async function onTest(): Promise<void> {
    if (isTesting) return;
    const gateway = prepare();
    if (!gateway) return;
    let report: ConnectionReport | undefined;
    setOutcome({ status: 'running', action: 'test' });
    const countAtTest = actionCount.current;
    const isDone = await action.run(async () => {
      const { baseUrl, apiKey } = gateway;
      report = await test({ baseUrl, apiKey }, id);
    }, TEST_LIMIT_MS);
    if (isDone && report && actionCount.current === countAtTest)
      setOutcome({ status: 'tested', report });
  }

  async function onSave(event: Event): Promise<void> {
    event.preventDefault();
    const report = outcome.status === 'tested' ? outcome.report : undefined;
    const gateway = prepare();
    if (!gateway) return;
    setOutcome({ status: 'running', action: 'save' });
    const isReportValid = isSameAccess(gateway, fields);
    if (!(await action.run(() => save(gateway, isReportValid ? report : undefined)))) return;
    props.onSaved(gateway, fields);
    setOutcome({ status: 'saved' });
  }

  const runningAction = outcome.status === 'running' ? outcome.action : undefined;
  const isTesting = runningAction === 'test' && action.failure === undefined;
  const typedUrl = parseBaseUrl(fields.baseUrl, true);
  const host = typedUrl.ok ? toHost(typedUrl.url) : '';
  const titleId = `gateway-form-${id}`;
  return (
    <form
      class="gateway-form"
      aria-labelledby={title === undefined ? 'gateway' : titleId}
      noValidate
      onSubmit={onSave}
    >
      {title !== undefined && (
        <h3 id={titleId} dir="auto">
          {title}
        </h3>
      )}
      <Setting id="base-url">
        <UrlField
          value={fields.baseUrl}
          problem={problems.baseUrl}
          allowsHttp={fields.allowsHttp}
          isFocused={props.isFocused}
          onInput={(baseUrl) => edit({ baseUrl })}
          onPaste={(text, replacesAll) => onPaste('baseUrl', text, replacesAll)}
          onAllowHttp={(allowsHttp) => edit({ allowsHttp })}
        />
      </Setting>
      <Setting id="api-key">
        <KeyField
          value={fields.apiKey}
          problem={problems.apiKey}
          onInput={(apiKey) => edit({ apiKey })}
          onPaste={(text, replacesAll) => onPaste('apiKey', text, replacesAll)}
        />
        {saved && isKeyForOtherHost(saved, fields) && (
          <p class="error" role="status">
            {t('options.key-elsewhere', { saved: toHost(saved.baseUrl), typed: host })}
          </p>
        )}
      </Setting>
      {title !== undefined && (
        <Setting id="gateway-name">
          <TextField
            label={t('options.gateway-name')}
            hint={t('options.gateway-name-hint')}
            value={fields.name}
            placeholder={host}
            maxLength={MAX_NAME_LENGTH}
            onInput={(name) => edit({ name })}
          />
        </Setting>
      )}
      <GatewayDetails fields={fields} problems={problems} onEdit={edit} />
      {props.isChangedElsewhere && (
        <div class="form-status">
          <p class="error" role="status">
            {t('options.gateway-elsewhere')}
          </p>
          <button type="button" class="button button-quiet" onClick={onShowSaved}>
            {t('options.show-saved')}
          </button>
        </div>
      )}
      <div class="actions">
        <button
          type="button"
          class="button button-quiet"
          aria-describedby="test-cost"
          onClick={onTest}
        >
          {t('options.test')}
        </button>
        <button type="submit" class="button">
          {t('common.save')}
        </button>
        {props.onCancel && (
          <button type="button" class="button button-plain" onClick={props.onCancel}>
            {t('options.gateway-cancel')}
          </button>
        )}
        {props.onForget && (
          <button type="button" class="button button-plain" onClick={props.onForget}>
            {t(others.length > 0 ? 'options.forget-gateway' : 'options.forget')}
          </button>
        )}
      </div>
      <p class="hint" id="test-cost">
        {t('options.test-cost')}
      </p>
      <div class="form-status" role="status">
        {taken && <p>{t(`options.pasted.${taken}`)}</p>}
        {taken && outcome.status === 'none' && <p class="hint">{t('options.pasted-unsaved')}</p>}
        {isTesting && <p>{t('options.testing')}</p>}
        {runningAction && action.failure !== undefined && (
          <p class="error">{t(`options.failed.${runningAction}`)}</p>
        )}
        {outcome.status === 'tested' && <ConnectionFindings report={outcome.report} />}
        {outcome.status === 'saved' && (
          <p class="success">{t(props.isActive ? 'options.saved' : 'options.saved-inactive')}</p>
        )}
      </div>
    </form>
  );
}

function isSameAccess(one: GatewayAccess, other: GatewayAccess): boolean {
  return one.baseUrl === other.baseUrl && one.apiKey === other.apiKey;
}

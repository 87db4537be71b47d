import type { ComponentChildren } from 'preact';
import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GatewaySummary } from '../../utils/extension-pages/gateways/gateway-summary.ts';
import { countOtherGpts, type DomainUse, normalizeDomain } from '../../utils/gpt/domains.ts';
import type { Action } from '../../utils/gpt/gpt.ts';
import { findPlatform } from '../../utils/gpt/known-platforms.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import { formatSource, getGatewayName } from '../../utils/i18n/gateway-text.ts';
import type { LookupAnswer } from '../../utils/lookup/lookup-service.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';
import { canTopUp, PageFailure } from '../ui/page-failure.tsx';
import { TopUpLink } from '../ui/top-up-link.tsx';
import { TryButton } from '../ui/try-button.tsx';
import { ActionOperations } from './action-operations.tsx';
import { DomainNote } from './domain-note.tsx';
import { GptAnswer, type GptAnswerProps } from './gpt-answer.tsx';

interface Props extends Omit<GptAnswerProps, 'isBrief' | 'notices' | 'source' | 'renderMeaning'> {
  /** Asks the gateway. Only given if no lookup was sent: `answer` is then cached or missing. */
  lookUp?(): void;
  /** Missing until the gateways have been read. */
  gateways?: GatewaySummary;
  /** Missing until the gateways have been read, and if none is set up. */
  chat?: ChatEntry;
  /** The domains of all looked-up GPTs; missing until they have been read. */
  domainUses?: DomainUse[];
  /** The unseen changes of a followed GPT. */
  unseenChanges?: ComponentChildren;
  /** How the user voted on its answers. */
  votes?: ComponentChildren;
  /** Shows a domain with all GPTs that contact it. */
  onOpenDomains(domain: string): void;
}

/** Always one look-up, even for a cached GPT. */
const ONE_LOOK_UP = { lookups: 1, fromCache: 0 };

/** The full view of a GPT in popup and side panel. */
export function GptPage({ lookUp, ...props }: Props) {
  const { t } = useI18n();
  const { id, answer, gateways } = props;
  return (
    <>
      {lookUp && (
        <div class="look-up-offer">
          {!answer && (
            <p>
              <code class="id">{id}</code> {t('panel.not-looked-up')}
            </p>
          )}
          <LookupButton
            label={t('panel.look-up')}
            estimate={gateways?.lookupEstimate ?? ONE_LOOK_UP}
            onStart={lookUp}
          />
        </div>
      )}
      {(answer || !lookUp) && <Answer {...props} />}
    </>
  );
}

function Answer({
  domainUses,
  onOpenDomains,
  gateways,
  chat,
  unseenChanges,
  votes,
  ...props
}: Omit<Props, 'lookUp'>) {
  const text = useI18n();
  const { id, answer, now, actionButtons } = props;
  if (answer && !answer.found) {
    return (
      <PageFailure
        failure={answer.failure}
        id={id}
        now={now}
        onRecover={props.onRecover}
        topUpUrl={gateways?.topUpUrl}
      >
        <AlsoAsked answer={answer} gateways={gateways} />
      </PageFailure>
    );
  }
  const gptId = answer?.cached.gpt.id ?? id;
  return (
    <GptAnswer
      {...props}
      isBrief={false}
      actionButtons={
        (chat || actionButtons) && (
          <>
            {chat && <TryButton id={id} chat={chat} />}
            {actionButtons}
          </>
        )
      }
      source={answer && gateways && formatSource(text, answer.cached, gateways.list, now)}
      notices={
        <>
          {answer && gateways && <GatewayNotices answer={answer} gateways={gateways} />}
          {unseenChanges}
          {votes}
        </>
      }
      renderMeaning={(action) => (
        <>
          <ContactMeaning action={action} />
          {action.domain && (
            <DomainNote
              platform={findPlatform(action.domain)}
              otherGpts={domainUses && countOtherGpts(domainUses, action.domain, gptId)}
              onOpenDomains={() => onOpenDomains(normalizeDomain(action.domain ?? ''))}
            />
          )}
          <ActionOperations action={action} />
        </>
      )}
    />
  );
}

/** Explains what an Action means for the user's input. */
export function ContactMeaning({ action: { signIn, privacyPolicy } }: { action: Action }) {
  const { t } = useI18n();
  return (
    <>
      <span class="contact-meaning">{t(signIn ? `contacts.${signIn}` : 'contacts.unknown')}</span>
      {!privacyPolicy && <span class="contact-meaning">{t('contacts.no-policy')}</span>}
    </>
  );
}

interface NoticesProps {
  answer: Extract<LookupAnswer, { found: true }>;
  gateways: GatewaySummary;
}

/** Says which other gateways answered or failed, and where to top up the active one if it needs that. */
function GatewayNotices({ answer, gateways }: NoticesProps) {
  const text = useI18n();
  const { isFromNext, failure, cached } = answer;
  return (
    <>
      {isFromNext && cached.gatewayId !== undefined && (
        <p class="gateway-message">
          {text.t('panel.from-next', {
            gateway: getGatewayName(text, gateways.list, cached.gatewayId),
          })}
        </p>
      )}
      <AlsoAsked answer={answer} gateways={gateways} />
      {canTopUp(failure) && gateways.topUpUrl && <TopUpLink url={gateways.topUpUrl} />}
    </>
  );
}

interface AlsoAskedProps {
  answer: LookupAnswer;
  gateways: GatewaySummary | undefined;
}

/** The other gateways that were asked in vain, and why each failed. */
function AlsoAsked({ answer: { alsoAsked = [] }, gateways }: AlsoAskedProps) {
  const text = useI18n();
  if (!gateways || alsoAsked.length === 0) return null;
  return (
    <div class="gateway-message">
      <p>{text.t('panel.also-asked')}</p>
      <ul>
        {alsoAsked.map(({ gatewayId, failure }) => (
          <li key={gatewayId}>
            {text.t('panel.also-asked-gateway', {
              gateway: getGatewayName(text, gateways.list, gatewayId),
              reason: failureTitle(text, failure),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

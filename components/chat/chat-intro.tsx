import type { ComponentChildren } from 'preact';
import type { ChatOffer } from '../../utils/extension-pages/chat/chat-offer.ts';
import type { Keeping } from '../../utils/extension-pages/chat/sources.ts';
import type { ChatPrice } from '../../utils/gateway/account.ts';
import { formatMessagePrice } from '../../utils/i18n/chat-text.ts';
import type { MessageKey } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  starters: string[];
  price: ChatPrice | undefined;
  /** The name of the active gateway. */
  gatewayName: string;
  offer: ChatOffer;
  keeping: Keeping;
  /** Puts a text into the box. */
  onFill(text: string): void;
}

/** What the user should know before the first message, and the conversation starters of the GPT. */
export function ChatIntro({ starters, price, gatewayName, offer, keeping, onFill }: Props) {
  const text = useI18n();
  const { t } = text;
  return (
    <div class="chat-intro">
      {starters.length > 0 && (
        <section>
          <h3>{t('gpt.starters')}</h3>
          <ul class="chat-starters">
            {starters.map((starter) => (
              <li key={starter}>
                <button
                  type="button"
                  class="unstyled-button chat-starter"
                  dir="auto"
                  onClick={() => onFill(starter)}
                >
                  {starter}
                </button>
              </li>
            ))}
          </ul>
          <p class="answer-note">{t('chat.starters-hint')}</p>
        </section>
      )}
      <section>
        <h3>{t('chat.notes')}</h3>
        <dl class="chat-notes">
          <Note name="chat.note.price">{formatMessagePrice(text, price)}</Note>
          <Note name="chat.note.gateway">{t(`chat.offer.${offer}`, { gateway: gatewayName })}</Note>
          <Note name="chat.note.privacy">{t('chat.note.operator')}</Note>
          <Note name="chat.note.identity">{t('chat.note.unproven')}</Note>
          <Note name="chat.note.storage">{t(`chat.keeping.${keeping}`)}</Note>
        </dl>
      </section>
    </div>
  );
}

function Note({ name, children }: { name: MessageKey; children: ComponentChildren }) {
  const { t } = useI18n();
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

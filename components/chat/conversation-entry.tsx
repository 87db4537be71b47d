import { useState } from 'preact/hooks';
import { formatAge } from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import type { ConversationSummary } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { NameForm } from '../ui/name-form.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

export interface ConversationEntryProps {
  conversation: ConversationSummary;
  isKept: boolean;
  /** Milliseconds since 1970. */
  now: number;
  onOpen(conversation: ConversationSummary): void;
  onRename(conversation: ConversationSummary, title: string): void;
  /** Deletes a conversation. `sentence`: the confirmation to show. */
  onRemove(conversation: ConversationSummary, sentence: string): void;
  /** `text`: the language of the file. */
  onExport(conversation: ConversationSummary, format: 'markdown' | 'json', text: I18n): void;
}

/** A conversation with the actions on it. */
export function ConversationEntry(props: ConversationEntryProps) {
  const { conversation, onRename, onRemove, onExport } = props;
  const text = useI18n();
  const { t } = text;
  const [isNaming, setIsNaming] = useState(false);
  const [isExporting, setIsExporting] = useState(false);
  const title = getTitle(conversation);
  return (
    <li class="conversation">
      <div class="conversation-row">
        {isNaming ? (
          <NameForm
            label={t('chat.list.title')}
            action={t('common.save')}
            name={title}
            isFocused
            onSubmit={(typed) => {
              setIsNaming(false);
              if (typed.trim() !== title) onRename(conversation, typed.trim());
            }}
            onCancel={() => setIsNaming(false)}
          />
        ) : (
          <ConversationButton {...props} />
        )}
        <IconButton label={t('chat.list.rename', { title })} onClick={() => setIsNaming(true)}>
          <Icon name="canvas" />
        </IconButton>
        <button
          type="button"
          class="tool"
          title={t('chat.list.export', { title })}
          aria-label={t('chat.list.export', { title })}
          aria-expanded={isExporting}
          onClick={() => setIsExporting(!isExporting)}
        >
          <PageIcon name="download" />
        </button>
        <IconButton
          label={t('chat.list.remove', { title })}
          onClick={() => onRemove(conversation, t('chat.list.removed', { title }))}
        >
          <Icon name="cross" />
        </IconButton>
      </div>
      {isExporting && (
        <div class="conversation-formats">
          {(['markdown', 'json'] as const).map((format) => (
            <button
              key={format}
              type="button"
              class="button button-quiet"
              onClick={() => {
                setIsExporting(false);
                onExport(conversation, format, text);
              }}
            >
              {t(`chat.list.export-${format}`)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

function ConversationButton({ conversation, isKept, now, onOpen }: ConversationEntryProps) {
  const text = useI18n();
  const { gptName, gptId, turnCount, updatedAt } = conversation;
  return (
    <button
      type="button"
      class="unstyled-button conversation-open"
      onClick={() => onOpen(conversation)}
    >
      <strong dir="auto">{getTitle(conversation)}</strong>
      <small>
        <bdi>{gptName ?? gptId}</bdi>
        {` · ${text.t('chat.list.questions', { count: turnCount })} · ${formatAge(text, updatedAt, now)}`}
        {!isKept && ` · ${text.t('chat.list.not-kept')}`}
      </small>
    </button>
  );
}

/** The title that the user chose, or what the conversation begins with. */
function getTitle({ title, firstQuestion, gptName, gptId }: ConversationSummary): string {
  return title || firstQuestion || gptName || gptId;
}

import { getAttachmentSize } from '../../utils/extension-pages/chat/attachments/attachment-size.ts';
import { MAX_FILE_BYTES } from '../../utils/extension-pages/chat/attachments/read-attachment.ts';
import type { Attachment } from '../../utils/gateway/chat/conversation.ts';
import { formatSize } from '../../utils/i18n/chat-text.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';

interface Props {
  attachments: Attachment[];
  /** Missing for a message that was sent. */
  onRemove?(index: number): void;
}

/** The images and texts of a message, with their sizes. */
export function AttachmentList({ attachments, onRemove }: Props) {
  const text = useI18n();
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments" aria-label={text.t('chat.attachments')}>
      {attachments.map((attachment, index) => (
        <li key={index} class="attachment">
          {attachment.kind === 'image' ? (
            <img class="attachment-picture" src={attachment.dataUrl} alt="" />
          ) : (
            <span class="attachment-picture">
              <Icon name="files" />
            </span>
          )}
          <span class="attachment-text">
            <bdi class="attachment-name">{attachment.name}</bdi>
            <small>
              {text.t(attachment.kind === 'image' ? 'chat.attached-image' : 'chat.attached-text', {
                size: formatSize(text, getAttachmentSize(attachment)),
              })}
            </small>
            {onRemove && isLargeText(attachment) && <small>{text.t('chat.large-text')}</small>}
          </span>
          {onRemove && (
            <IconButton
              label={text.t('chat.remove-attachment', { name: attachment.name })}
              onClick={() => onRemove(index)}
            >
              <Icon name="cross" />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function isLargeText(attachment: Attachment): boolean {
  return attachment.kind === 'text' && getAttachmentSize(attachment) > MAX_FILE_BYTES;
}

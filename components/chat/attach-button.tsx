import { useRef } from 'preact/hooks';
import type { AcceptedKinds } from '../../utils/extension-pages/chat/attachments/accepted.ts';
import type { MessageKey } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

interface Props {
  /** At least one kind is accepted, or unknown. */
  accepted: AcceptedKinds;
  onAttach(files: File[]): void;
}

/** Lets the user choose images and text files. */
export function AttachButton({ accepted, onAttach }: Props) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const types = [
    ...(accepted.images === 'no' ? [] : ['image/*']),
    ...(accepted.texts === 'no' ? [] : ['text/*', '.txt,.md,.csv,.tsv,.json,.xml,.yaml,.log']),
  ];
  return (
    <>
      <IconButton label={t(getLabel(accepted))} onClick={() => input.current?.click()}>
        <PageIcon name="attach" />
      </IconButton>
      {/* Its own button cannot be styled and names the chosen files. */}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={types.join()}
        onChange={({ currentTarget }) => {
          onAttach([...(currentTarget.files ?? [])]);
          // Otherwise choosing the same file again would be no change.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

function getLabel({ images, texts }: AcceptedKinds): MessageKey {
  if (texts === 'no') return 'chat.attach-images';
  return images === 'no' ? 'chat.attach-texts' : 'chat.attach';
}

import { useState } from 'preact/hooks';
import { useI18n } from './i18n-context.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

interface Props {
  value: string;
  /** Rejects if the text could not be copied. */
  copy(text: string): Promise<void>;
  /** Called after every press. */
  onDone(isCopied: boolean): void;
}

/** Copies the id. Its label changes to "Copied", which screen readers announce because the button has the focus. */
export function CopyButton({ value, copy, onDone }: Props) {
  const { t } = useI18n();
  const [isCopied, setIsCopied] = useState(false);
  const end = (hasCopied: boolean) => {
    setIsCopied(hasCopied);
    onDone(hasCopied);
  };
  return (
    <IconButton
      label={t(isCopied ? 'gpt.copied' : 'gpt.copy-id')}
      onClick={() =>
        copy(value).then(
          () => end(true),
          () => end(false),
        )
      }
    >
      <Icon name={isCopied ? 'done' : 'copy'} />
    </IconButton>
  );
}

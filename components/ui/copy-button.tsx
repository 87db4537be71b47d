import { useState } from 'preact/hooks';
import { useI18n } from './i18n-context.tsx';
import { Icon } from './icon.tsx';

interface Props {
  value: string;
  /** Rejects when the clipboard does not have the text. */
  copy(text: string): Promise<void>;
  /** Told of each press: whether the clipboard has it now. */
  onDone(isCopied: boolean): void;
}

/** Copies the id; its name changes to "Copied", which a screen reader says because the button has the focus. */
export function CopyButton({ value, copy, onDone }: Props) {
  const { t } = useI18n();
  const [isCopied, setIsCopied] = useState(false);
  const name = t(isCopied ? 'gpt.copied' : 'gpt.copy-id');
  const end = (hasCopied: boolean) => {
    setIsCopied(hasCopied);
    onDone(hasCopied);
  };
  return (
    <button
      type="button"
      class="tool"
      title={name}
      aria-label={name}
      onClick={() =>
        copy(value).then(
          () => end(true),
          () => end(false),
        )
      }
    >
      <Icon name={isCopied ? 'done' : 'copy'} />
    </button>
  );
}

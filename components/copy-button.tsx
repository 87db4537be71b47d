import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useText } from './text-context.tsx';

/** Copies the id; its name changes to "Copied", which a screen reader says because the button has the focus. */
export function CopyButton({ value, copy }: { value: string; copy(text: string): Promise<void> }) {
  const { t } = useText();
  const [isCopied, setCopied] = useState(false);
  const name = t(isCopied ? 'gpt.copied' : 'gpt.copy-id');
  return (
    <button
      type="button"
      class="tool"
      title={name}
      aria-label={name}
      onClick={() => copy(value).then(() => setCopied(true))}
    >
      <Icon name={isCopied ? 'done' : 'copy'} />
    </button>
  );
}

import { useRef, useState } from 'preact/hooks';
import { type GptId, toGptUrl } from '../../utils/gpt/gpt-id.ts';
import { formatReadAge } from '../../utils/i18n/format.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { ExternalLink } from '../ui/external-link.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SaveButton } from './save-button.tsx';
import { type TurnOff, TurnOffButton } from './turn-off-button.tsx';

interface Props {
  id: GptId;
  /** Milliseconds since 1970. */
  readAt: number;
  now: number;
  /** How long ago the GPT was looked up and where; only the age by default. */
  source?: string;
  copy(text: string): Promise<void>;
  /** In web pages, which must not see the lists. */
  addToList?(): Promise<void>;
  /** In web pages; extension pages have a button with text. */
  onTry?(): void;
  /** In web pages only. */
  turnOff?: TurnOff;
}

/** Long ids are truncated. */
export function getIdClass(id: GptId): string {
  return id.length > 11 ? 'id id-long' : 'id';
}

/** The id with a copy button, the age of the data, and a link to the GPT on chatgpt.com. */
export function GptFoot({ id, readAt, now, source, copy, addToList, onTry, turnOff }: Props) {
  const text = useI18n();
  const shownId = useRef<HTMLElement>(null);
  const [blocked, setBlocked] = useState<GptId>();
  const onCopied = (isCopied: boolean) => {
    setBlocked(isCopied ? undefined : id);
    if (!isCopied && shownId.current) getSelection()?.selectAllChildren(shownId.current);
  };
  return (
    <footer class="foot">
      <code ref={shownId} class={getIdClass(id)} title={id}>
        {id}
      </code>
      <CopyButton key={id} value={id} copy={copy} onDone={onCopied} />
      {addToList && <SaveButton key={`add ${id}`} addToList={addToList} />}
      {onTry && (
        <IconButton label={text.t('gpt.try')} onClick={onTry}>
          <Icon name="chat" />
        </IconButton>
      )}
      <span class="foot-age">{source ?? formatReadAge(text, readAt, now)}</span>
      {turnOff && <TurnOffButton {...turnOff} />}
      <ExternalLink href={toGptUrl(id)} class="button" label={text.t('gpt.open-in-chatgpt')}>
        {text.t('gpt.open')}
        <Icon name="out" />
      </ExternalLink>
      {blocked === id && (
        <p class="foot-note" role="alert">
          {text.t('gpt.not-copied')}
        </p>
      )}
    </footer>
  );
}
